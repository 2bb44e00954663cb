package kaname.nearmiss;

import java.util.ArrayList;
import java.util.List;
import kaname.nearmiss.redaction.ClosedWorld;
import kaname.nearmiss.redaction.Kind;
import kaname.nearmiss.redaction.Known;
import kaname.registry.KnownNames;
import kaname.registry.KnownNames.KnownName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The closed world as the caller's eyes know it; the one made last is kept, as a national registry
/// takes a second to make one of.
@Component
class ClosedWorlds {

    private record Made(List<KnownName> of, ClosedWorld world) {}

    private final KnownNames names;
    private volatile @Nullable Made last;

    ClosedWorlds(KnownNames names) {
        this.names = names;
    }

    ClosedWorld now() {
        List<KnownName> all = names.all();
        Made made = last;
        if (made == null || !made.of().equals(all)) {
            made = new Made(all, ClosedWorld.of(all.stream().map(ClosedWorlds::known).toList()));
            last = made;
        }
        return made.world();
    }

    private static Known known(KnownName name) {
        List<String> readings = new ArrayList<>();
        if (name.reading() != null) {
            readings.add(name.reading());
        }
        return new Known(name.organisation(), kind(name.kind()), List.of(writing(name)), readings);
    }

    /// Of a mail address its domain is what tells.
    private static String writing(KnownName name) {
        return name.kind().equals("mail")
                ? name.writing().replaceFirst("^.*@", "")
                : name.writing();
    }

    private static Kind kind(String kind) {
        return switch (kind) {
            case "facility" -> Kind.FACILITY;
            case "person" -> Kind.PERSON;
            case "contractor" -> Kind.CONTRACTOR;
            case "domain", "mail" -> Kind.DOMAIN;
            case "network" -> Kind.NETWORK;
            default -> Kind.ORGANISATION;
        };
    }
}
