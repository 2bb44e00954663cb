package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import kaname.platform.Text;

/// From when on an outage of a sector's service counts (サービス維持レベル).
public record ServiceLevel(String sector, Text service, Text level, Source source) {
    public ServiceLevel {
        requireNonNull(source, "source");
    }
}
