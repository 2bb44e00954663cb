package kaname.advisory;

import java.util.regex.Pattern;

/// What is affected. `versions` is a range such as `>=9.0 <9.4`, or "" for all of them.
public record Product(String vendor, String product, String versions) {

    static final Pattern RANGE =
            Pattern.compile(
                    "(?:(?:<=|>=|<|>|=)\\s*[0-9][\\p{Alnum}.+_()-]{0,60}"
                            + "(?:[\\s,|]+(?=[<>=])|$)){1,6}");

    public Product {
        vendor = vendor == null ? "" : vendor.strip();
        product = product == null ? "" : product.strip();
        versions = versions == null ? "" : versions.strip();
    }

    /// As people read it.
    public String words() {
        return versions.isEmpty()
                ? vendor + " " + product
                : vendor + " " + product + " " + versions;
    }
}
