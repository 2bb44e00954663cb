package kaname.advisory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.advisory.partner.Abroad;
import kaname.exchange.Marking;
import kaname.exchange.announcement.AnnouncementKind;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.util.MultiValueMap;

/// The form as it was filled, and what is to be corrected. `draft` is the draft that it revises,
/// `replacing` the advisory whose next version it is; each may be "".
public record AdvisoryForm(
        Written written, Lines lines, String draft, String replacing, Map<String, Text> errors) {

    /// What is written one a line, as it was written.
    public record Lines(
            String named, String products, String indicators, String measures, String names) {}

    private static final Pattern INDICATOR =
            Pattern.compile("(?:(ip|domain|url|hash|mail)[\\s:]+)?(\\S+)(?:\\s+(.*))?");

    static AdvisoryForm of(Written written, String draft, String replacing) {
        return new AdvisoryForm(
                written,
                new Lines(
                        String.join("\n", written.audience().organisations()),
                        String.join(
                                "\n",
                                written.products().stream()
                                        .map(p ->
                                                p.vendor()
                                                        + " | "
                                                        + p.product()
                                                        + (p.versions().isEmpty()
                                                                ? ""
                                                                : " | " + p.versions()))
                                        .toList()),
                        String.join(
                                "\n",
                                written.indicators().stream()
                                        .map(i ->
                                                (i.type() + " " + i.value() + " " + i.note())
                                                        .strip())
                                        .toList()),
                        String.join("\n", written.measures()),
                        String.join("\n", written.audience().partners().names())),
                draft,
                replacing,
                Map.of());
    }

    static AdvisoryForm empty(List<Source> sources) {
        return of(
                new Written(
                        AnnouncementKind.ADVICE.id(),
                        "",
                        "",
                        List.of(),
                        Marking.AMBER.label(),
                        Pap.AMBER.label(),
                        new Iep("", "", "", "", "", ""),
                        List.of(),
                        List.of(),
                        List.of(),
                        Whom.NOBODY,
                        sources,
                        false),
                "",
                "");
    }

    static AdvisoryForm read(MultiValueMap<String, String> sent) {
        Lines lines =
                new Lines(
                        one(sent, "named"),
                        one(sent, "products"),
                        one(sent, "indicators"),
                        one(sent, "measures"),
                        one(sent, "partnerNames"));
        Written written =
                new Written(
                        one(sent, "kind"),
                        one(sent, "title"),
                        one(sent, "text").replace("\r\n", "\n"),
                        sent.getOrDefault("aspects", List.of()),
                        one(sent, "tlp"),
                        one(sent, "pap"),
                        new Iep(
                                one(sent, "encryptInTransit"),
                                one(sent, "permittedActions"),
                                one(sent, "affectedPartyNotifications"),
                                "",
                                one(sent, "attribution"),
                                one(sent, "unmodifiedResale")),
                        lines(lines.products()).map(AdvisoryForm::product).toList(),
                        lines(lines.indicators()).map(AdvisoryForm::indicator).toList(),
                        lines(lines.measures()).toList(),
                        new Whom(
                                one(sent, "everyone").equals("true"),
                                sent.getOrDefault("sectors", List.of()),
                                sent.getOrDefault("kinds", List.of()),
                                lines(lines.named()).toList(),
                                one(sent, "users").equals("true"),
                                sent.getOrDefault("standingOn", List.of()),
                                new Abroad(
                                        one(sent, "abroad").equals("all"),
                                        one(sent, "abroad").equals("chosen")
                                                ? sent.getOrDefault("partners", List.of())
                                                : List.of(),
                                        lines(lines.names()).toList())),
                        sources(sent),
                        one(sent, "exercise").equals("true"));
        return new AdvisoryForm(
                written, lines, one(sent, "draft"), one(sent, "replacing"), Map.of());
    }

    private static java.util.stream.Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    private static Product product(String line) {
        String[] parts = line.split("[|｜]", 3);
        return new Product(
                parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    /// `value note`, where the type can be seen, or `type value note`.
    private static Indicator indicator(String line) {
        Matcher parts = INDICATOR.matcher(line);
        if (!parts.matches()) {
            return new Indicator("", line, "");
        }
        String value = parts.group(2);
        String note = parts.group(3) == null ? "" : parts.group(3);
        if (parts.group(1) != null) {
            return new Indicator(parts.group(1), value, note);
        }
        for (Indicator.Type type :
                List.of(
                        Indicator.Type.IP,
                        Indicator.Type.HASH,
                        Indicator.Type.URL,
                        Indicator.Type.MAIL,
                        Indicator.Type.DOMAIN)) {
            Indicator tried = new Indicator(type.id(), value, note);
            if (tried.isOfItsType()) {
                return tried;
            }
        }
        return new Indicator("", value, note);
    }

    private static List<Source> sources(MultiValueMap<String, String> sent) {
        List<Source> sources = new ArrayList<>();
        for (String source : sent.getOrDefault("sources", List.of())) {
            String[] parts = source.split(" ", 2);
            if (parts.length == 2) {
                Drafts.id(parts[1]).ifPresent(id -> sources.add(new Source(parts[0], id)));
            }
        }
        return sources;
    }

    private static String one(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    /// The form again with what is to be corrected, by the first name of each pointer.
    AdvisoryForm refused(Problem problem) {
        Map<String, Text> errors = new LinkedHashMap<>();
        if (problem.fields().isEmpty()) {
            errors.put("form", problem.title());
        }
        for (Problem.Field field : problem.fields()) {
            String[] steps = field.pointer().split("/");
            String name = steps.length > 1 ? steps[1] : "form";
            Text detail = field.detail();
            if (field.pointer().startsWith("/audience/partners")) {
                name = steps.length > 3 ? "partnerNames" : "partners";
            } else if (steps.length > 2 && steps[2].matches("[0-9]{1,4}")) {
                detail =
                        Text.of("{0}行目: {1}", "Line {0}: {1}")
                                .with(Integer.parseInt(steps[2]) + 1, detail);
            } else if (steps.length > 2) {
                detail = Text.of("{0}: {1}", "{0}: {1}").with(steps[2], detail);
            }
            errors.putIfAbsent(name, detail);
        }
        return new AdvisoryForm(written, lines, draft, replacing, errors);
    }

    public boolean wrong(String field) {
        return errors.containsKey(field);
    }

    public boolean chosen(String field, String value) {
        return switch (field) {
            case "kind" -> written.kind().equals(value);
            case "aspects" -> written.aspects().contains(value);
            case "tlp" -> written.tlp().equals(value);
            case "pap" -> written.pap().equals(value);
            case "sectors" -> written.audience().sectors().contains(value);
            case "kinds" -> written.audience().kinds().contains(value);
            case "everyone" -> written.audience().everyone();
            case "users" -> written.audience().users();
            case "standingOn" -> written.audience().standingOn().contains(value);
            case "abroad" -> value.equals(abroad());
            case "partners" -> written.audience().partners().chosen().contains(value);
            case "encryptInTransit" -> written.iep().encryptInTransit().equals(value);
            case "permittedActions" -> written.iep().permittedActions().equals(value);
            case "affectedPartyNotifications" ->
                    written.iep().affectedPartyNotifications().equals(value);
            case "attribution" -> written.iep().attribution().equals(value);
            case "unmodifiedResale" -> written.iep().unmodifiedResale().equals(value);
            default -> false;
        };
    }

    private String abroad() {
        Abroad partners = written.audience().partners();
        return partners.all() ? "all" : partners.chosen().isEmpty() ? "" : "chosen";
    }

    public String title() {
        return written.title();
    }

    public String text() {
        return written.text();
    }

    public boolean exercise() {
        return written.exercise();
    }

    /// As hidden fields carry them: `letter 0192…`.
    public List<String> sources() {
        return written.sources().stream().map(s -> s.kind() + " " + s.subject()).toList();
    }

    public boolean anonymous() {
        return written.sources().stream().anyMatch(Source::anonymous);
    }

    UUID replaced() {
        return Drafts.id(replacing).orElseThrow(Problem::notFound);
    }
}
