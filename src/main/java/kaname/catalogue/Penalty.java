package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import kaname.platform.Text;

/// What the law threatens for a breach, in words. Kaname shows it and punishes nobody (row K8).
public record Penalty(Text says, Source source) {
    public Penalty {
        requireNonNull(source, "source");
    }
}
