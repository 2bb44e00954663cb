package kaname.advisory.partner;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.nearmiss.redaction.ClosedWorld;
import kaname.nearmiss.redaction.Kind;
import kaname.nearmiss.redaction.Known;
import kaname.registry.Directory;
import kaname.registry.KnownNames;
import kaname.registry.Organisation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds in what is to leave the country the operators that it would name, however they are
/// written, and what is theirs.
@Component
class OperatorNames {

    /// @param names words that may be an operator's name, for a person to judge
    /// @param addresses what is an operator's and nobody else's
    record Found(List<String> names, List<String> addresses) {}

    private static final Pattern DEFANGED = Pattern.compile("\\[([.:])]|\\(([.])\\)");
    private static final Pattern HOST =
            Pattern.compile("(?i)(?<![a-z0-9-])(?:[a-z0-9-]{1,63}\\.)+[a-z]{2,63}(?![a-z0-9-])");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?<![0-9.])(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?![0-9])"
                        + "|(?<![0-9a-fA-F:])(?:[0-9a-fA-F]{1,4}:){1,7}(?::|[0-9a-fA-F]{1,4})(?::?[0-9a-fA-F]{1,4}){0,6}");

    private record Made(List<Organisation> of, ClosedWorld world) {}

    private final Directory directory;
    private final KnownNames names;
    private volatile @Nullable Made last;

    OperatorNames(Directory directory, KnownNames names) {
        this.directory = directory;
        this.names = names;
    }

    Found in(String words) {
        String plain = DEFANGED.matcher(words).replaceAll("$1$2");
        ClosedWorld world = world();
        Set<String> found = new LinkedHashSet<>(world.standingIn(plain));
        HOST.matcher(plain)
                .results()
                .map(hit -> hit.group())
                .filter(world::namedIn)
                .forEach(found::add);
        List<String> addresses = new ArrayList<>();
        for (KnownNames.OfOperator one : names.ofOperators(plain, literals(plain))) {
            if (one.address()) {
                addresses.add(one.writing());
            } else {
                found.add(one.writing());
            }
        }
        return new Found(List.copyOf(found), addresses);
    }

    /// Those that are addresses; a time of day looks like one of version 6.
    private static List<String> literals(String plain) {
        List<String> literals = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(plain);
        while (matcher.find()) {
            try {
                literals.add(java.net.InetAddress.ofLiteral(matcher.group()).getHostAddress());
            } catch (IllegalArgumentException none) {
                // 12:30
            }
        }
        return literals;
    }

    /// Made again when the directory has changed: a national one takes a second.
    private ClosedWorld world() {
        List<Organisation> operators = directory.ofKind("operator");
        Made made = last;
        if (made == null || !made.of().equals(operators)) {
            made = new Made(operators, ClosedWorld.of(known(operators)));
            last = made;
        }
        return made.world();
    }

    private static List<Known> known(List<Organisation> operators) {
        List<Known> known = new ArrayList<>();
        for (Organisation one : operators) {
            known.add(Known.of(one.id(), Kind.ORGANISATION, one.name().ja(), null));
            known.add(Known.of(one.id(), Kind.ORGANISATION, one.name().en(), null));
        }
        return known;
    }
}
