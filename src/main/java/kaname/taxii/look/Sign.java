package kaname.taxii.look;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One thing to compare with what organisations registered: software, a range of addresses, a name
/// of the DNS, a CVE, or that some software has a vulnerability.
///
/// @param shown as it was written, for people
/// @param versions a range such as `>=9.0 <9.4`, or "" for all of them
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sign(
        String shown,
        @Nullable String vendor,
        @Nullable String product,
        @Nullable String versions,
        @Nullable String address,
        @Nullable String domain,
        @Nullable String cve,
        @Nullable String software,
        @Nullable String vulnerability) {

    private static final int LONGEST = 400;

    public Sign {
        shown = shown.length() <= LONGEST ? shown : Words.cut(shown, LONGEST);
    }

    static Sign ofProduct(String shown, @Nullable String vendor, String product, String versions) {
        return new Sign(shown, vendor, product, versions, null, null, null, null, null);
    }

    static Sign ofAddress(String shown, String range) {
        return new Sign(shown, null, null, null, range, null, null, null, null);
    }

    static Sign ofDomain(String shown, String name) {
        return new Sign(shown, null, null, null, null, name, null, null, null);
    }

    static Sign ofCve(String number) {
        return new Sign(number, null, null, null, null, null, number, null, null);
    }

    static Sign ofRelation(String software, String vulnerability) {
        return new Sign(software, null, null, null, null, null, null, software, vulnerability);
    }
}
