package kaname.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Sector;
import kaname.platform.Text;
import kaname.registry.RegistryFile.Finding;
import org.jspecify.annotations.Nullable;

/// What must hold of a registry file before it is added: everything it names exists, in the
/// catalogue, in the file or in the registry.
final class RegistryRules {

    /// What the registry holds already, as far as a file could collide with it or refer to it.
    record Present(
            Map<String, String> kinds, // organisation → its kind
            Map<String, String> actingFor, // body → organisation
            Map<String, String> services, // service → organisation
            Map<String, String> systems) {} // system → organisation

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Set<String> KINDS =
            Set.of(
                    "operator",
                    "ministry",
                    "coordinator",
                    "industry-body",
                    "ceptoar",
                    "police",
                    "data-protection",
                    "authority");
    private static final Set<String> SYSTEM_KINDS = Set.of("it", "ot", "iot");
    private static final int LONGEST = 200;

    /// A status of the framework to which no rule of the catalogue attaches a duty by itself.
    private static final String SPECIFIED = "specified";

    private final Set<String> sectors;
    private final Set<String> statuses;
    private final Set<String> bodies;
    private final Present present;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, String> actingFor = new HashMap<>();
    private final Set<String> services = new HashSet<>();
    private final Set<String> systems = new HashSet<>();

    private RegistryRules(Catalogue catalogue, Present present) {
        this.sectors = catalogue.sectors().stream().map(Sector::id).collect(Collectors.toSet());
        this.statuses =
                Stream.concat(
                                Stream.of(SPECIFIED),
                                catalogue.regimes().stream()
                                        .flatMap(regime -> regime.applies().to().stream()))
                        .collect(Collectors.toSet());
        this.bodies = catalogue.bodies().keySet();
        this.present = present;
    }

    static List<Finding> check(
            List<Nation.@Nullable Entry> organisations, Catalogue catalogue, Present present) {
        return new RegistryRules(catalogue, present).check(organisations);
    }

    private List<Finding> check(List<Nation.@Nullable Entry> organisations) {
        kinds.putAll(present.kinds());
        for (Nation.@Nullable Entry entry : organisations) {
            if (entry != null && entry.id() != null && entry.kind() != null) {
                kinds.putIfAbsent(entry.id(), entry.kind());
            }
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < organisations.size(); i++) {
            String place = "/organisations/" + i;
            Nation.@Nullable Entry entry = organisations.get(i);
            if (entry == null) {
                find(place, Text.of("空です。", "This is empty."));
                continue;
            }
            once(place + "/id", entry.id(), ids);
            organisation(place, entry);
        }
        return List.copyOf(findings);
    }

    private void organisation(String place, Nation.Entry entry) {
        id(place + "/id", entry.id());
        if (Role.HOUSE.equals(entry.id())) {
            find(
                    place + "/id",
                    Text.of("house は運営の組織の id です。", "house is the id of those who run this."));
        }
        name(place + "/name", entry.name());
        among(place + "/kind", entry.kind(), KINDS);
        matches(
                place + "/country",
                entry.country(),
                COUNTRY,
                Text.of(
                        "大文字2字の国コードにしてください（例 JP）。",
                        "Use a country code of two capitals, such as JP."));
        for (int i = 0; i < entry.sectors().size(); i++) {
            among(place + "/sectors/" + i, entry.sectors().get(i), sectors);
        }
        statuses(place + "/statuses", entry.statuses());
        for (int i = 0; i < entry.actsFor().size(); i++) {
            String at = place + "/actsFor/" + i;
            among(at, entry.actsFor().get(i), bodies);
            alone(at, entry.actsFor().get(i), entry.id());
        }
        ceptoar(place + "/ceptoar", entry.ceptoar());
        systemsAndServices(place, entry);
        contacts(place + "/contacts", entry.contacts());
    }

    private void statuses(String place, List<Nation.Status> held) {
        for (int i = 0; i < held.size(); i++) {
            Nation.@Nullable Status status = held.get(i);
            String at = place + "/" + i;
            if (status == null || status.from() == null) {
                find(at + "/from", Text.of("いつからかを書いてください。", "Say from which day."));
                continue;
            }
            among(at + "/is", status.is(), statuses);
            if (status.to() != null && !status.to().isAfter(status.from())) {
                find(at + "/to", Text.of("from より後の日にしてください。", "This must be later than from."));
            }
            for (Nation.@Nullable Status earlier : held.subList(0, i)) {
                if (earlier != null && earlier.from() != null && overlap(earlier, status)) {
                    find(at, Text.of("同じ地位の期間が重なっています。", "The same status overlaps in time."));
                }
            }
        }
    }

    private static boolean overlap(Nation.Status one, Nation.Status other) {
        return one.is() != null
                && one.is().equals(other.is())
                && one.from().isBefore(end(other))
                && other.from().isBefore(end(one));
    }

    private static LocalDate end(Nation.Status status) {
        LocalDate to = status.to();
        return to == null ? LocalDate.MAX : to;
    }

    private void alone(String place, @Nullable String body, @Nullable String organisation) {
        if (body == null || organisation == null) {
            return;
        }
        String here = present.actingFor().getOrDefault(body, organisation);
        String before = actingFor.putIfAbsent(body, organisation);
        if (!here.equals(organisation) || before != null) {
            find(
                    place,
                    Text.of("{0} にはすでに {1} が当たっています。", "{1} acts for {0} already.")
                            .with(body, before == null ? here : before));
        }
    }

    private void ceptoar(String place, @Nullable String office) {
        if (office == null) {
            return;
        }
        if (!"ceptoar".equals(kinds.get(office))) {
            find(
                    place,
                    Text.of(
                                    "「{0}」という kind: ceptoar の組織は、ファイルにも登録簿にもありません。",
                                    "Neither the file nor the registry has an organisation “{0}” of"
                                            + " kind: ceptoar.")
                            .with(office));
        }
    }

    private void systemsAndServices(String place, Nation.Entry entry) {
        Set<String> own = new HashSet<>();
        for (int i = 0; i < entry.systems().size(); i++) {
            Nation.@Nullable OwnSystem system = entry.systems().get(i);
            String at = place + "/systems/" + i;
            if (missing(at, system)) {
                continue;
            }
            own(at + "/id", system.id(), entry.id(), systems, present.systems());
            name(at + "/name", system.name());
            among(at + "/kind", system.kind(), SYSTEM_KINDS);
            own.add(system.id());
        }
        for (int i = 0; i < entry.services().size(); i++) {
            Nation.@Nullable Service service = entry.services().get(i);
            String at = place + "/services/" + i;
            if (missing(at, service)) {
                continue;
            }
            own(at + "/id", service.id(), entry.id(), services, present.services());
            name(at + "/name", service.name());
            among(at + "/sector", service.sector(), sectors);
            for (int k = 0; k < service.systems().size(); k++) {
                String system = service.systems().get(k);
                boolean known =
                        own.contains(system)
                                || Objects.equals(entry.id(), present.systems().get(system));
                if (!known) {
                    among(at + "/systems/" + k, system, own);
                }
            }
        }
    }

    /// An id that is this organisation's, in the file as in the registry.
    private void own(
            String place,
            @Nullable String id,
            @Nullable String organisation,
            Set<String> inFile,
            Map<String, String> inRegistry) {
        id(place, id);
        once(place, id, inFile);
        String owner = id == null ? null : inRegistry.get(id);
        if (owner != null && !owner.equals(organisation)) {
            find(
                    place,
                    Text.of("この id は {0} のものとして登録されています。", "This id is registered as {0}’s.")
                            .with(owner));
        }
    }

    private void contacts(String place, List<Nation.Contact> contacts) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < contacts.size(); i++) {
            Nation.@Nullable Contact contact = contacts.get(i);
            String at = place + "/" + i;
            if (missing(at, contact)) {
                continue;
            }
            name(at + "/name", contact.name());
            if (contact.name() != null) {
                once(at + "/name", contact.name().en(), names);
            }
            text(at + "/phone", contact.phone());
            text(at + "/mail", contact.mail());
            if (contact.expires() == null) {
                find(
                        at + "/expires",
                        Text.of("いつまで有効な連絡先かを書いてください。", "Say until when this contact holds."));
            }
        }
    }

    private boolean missing(String place, @Nullable Object part) {
        if (part == null) {
            find(place, Text.of("空です。", "This is empty."));
        }
        return part == null;
    }

    private void id(String place, @Nullable String id) {
        matches(
                place,
                id,
                ID,
                Text.of(
                        "2〜63文字の英小文字・数字・「-」にし、英数字で始めてください。",
                        "Use 2 to 63 lower-case letters, digits or '-', starting with a letter or a"
                                + " digit."));
    }

    private void once(String place, @Nullable String value, Set<String> seen) {
        if (value != null && !seen.add(value)) {
            find(place, Text.of("「{0}」が二度あります。", "“{0}” stands here twice.").with(value));
        }
    }

    private void name(String place, @Nullable Text name) {
        if (name == null || name.ja().length() > LONGEST || name.en().length() > LONGEST) {
            find(
                    place,
                    Text.of(
                            "ja と en の名前を、それぞれ200文字以内で書いてください。",
                            "Give a name in ja and in en, each of at most 200 characters."));
        }
    }

    private void text(String place, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            find(place, Text.of("1〜200文字で書いてください。", "Give 1 to 200 characters."));
        }
    }

    private void matches(String place, @Nullable String value, Pattern pattern, Text rule) {
        if (value == null || !pattern.matcher(value).matches()) {
            find(place, rule);
        }
    }

    private void among(String place, @Nullable String value, Collection<String> known) {
        if (value == null || !known.contains(value)) {
            find(
                    place,
                    Text.of("「{0}」はありません。使えるのは: {1}", "There is no “{0}”. There are: {1}")
                            .with(
                                    value == null ? "" : value,
                                    known.isEmpty()
                                            ? "—"
                                            : known.stream()
                                                    .sorted()
                                                    .collect(Collectors.joining(", "))));
        }
    }

    private void find(String place, Text detail) {
        findings.add(new Finding(place, detail));
    }
}
