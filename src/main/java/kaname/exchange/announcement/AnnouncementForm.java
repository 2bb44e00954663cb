package kaname.exchange.announcement;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Sector;
import kaname.exchange.Marking;
import kaname.platform.Language;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.util.MultiValueMap;

/// The form as it was filled, and what is to be corrected. `reach` is how many organisations the
/// writer was shown; `key` keeps one form from releasing twice.
public record AnnouncementForm(
        Entered entered, String named, String key, int reach, Map<String, Text> errors) {

    static AnnouncementForm empty() {
        return new AnnouncementForm(
                new Entered(
                        "",
                        "none",
                        "",
                        "",
                        "",
                        "",
                        Marking.GREEN.label(),
                        false,
                        Audience.NOBODY,
                        "",
                        false),
                "",
                UUID.randomUUID().toString(),
                0,
                Map.of());
    }

    /// A practice of this sector, for all others.
    static AnnouncementForm ofPractice(Sector leading, Language language, List<Sector> all) {
        return new AnnouncementForm(
                new Entered(
                        AnnouncementKind.PRACTICE.id(),
                        "none",
                        "",
                        "",
                        Text.of("{0}の取組: ", "Practice of {0}: ").with(leading.label()).in(language),
                        Text.of(
                                        "何をしているか:\n効果:\nほかの分野で使うには:\n紹介に同意した組織:",
                                        "What is done:\nIts effect:\nTo take it up:\nWho agreed:")
                                .in(language),
                        Marking.GREEN.label(),
                        false,
                        new Audience(
                                false,
                                all.stream()
                                        .map(Sector::id)
                                        .filter(id -> !id.equals(leading.id()))
                                        .toList(),
                                List.of(),
                                List.of()),
                        "",
                        false),
                "",
                UUID.randomUUID().toString(),
                0,
                Map.of());
    }

    /// What is to take the place of an earlier one, begun with its words.
    static AnnouncementForm after(Announcement earlier, boolean withdraws) {
        LegalBasis basis = earlier.basis();
        return new AnnouncementForm(
                new Entered(
                        earlier.kind().id(),
                        basis == null ? "none" : "cited",
                        basis == null ? "" : basis.instrument(),
                        basis == null ? "" : basis.article(),
                        earlier.title(),
                        withdraws ? "" : earlier.text(),
                        earlier.marking().label(),
                        earlier.exercise(),
                        Audience.NOBODY,
                        earlier.id().toString(),
                        withdraws),
                "",
                UUID.randomUUID().toString(),
                0,
                Map.of());
    }

    static AnnouncementForm read(MultiValueMap<String, String> sent) {
        String named = one(sent, "named");
        Audience audience =
                new Audience(
                        one(sent, "everyone").equals("true"),
                        sent.getOrDefault("sectors", List.of()),
                        sent.getOrDefault("kinds", List.of()),
                        named.lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
        Entered entered =
                new Entered(
                        one(sent, "kind"),
                        one(sent, "basis"),
                        one(sent, "instrument"),
                        one(sent, "article"),
                        one(sent, "title"),
                        one(sent, "text").replace("\r\n", "\n"),
                        one(sent, "tlp"),
                        one(sent, "exercise").equals("true"),
                        audience,
                        one(sent, "supersedes"),
                        one(sent, "withdraws").equals("true"));
        String key = one(sent, "key");
        return new AnnouncementForm(
                entered,
                named,
                key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString(),
                number(one(sent, "reach")),
                Map.of());
    }

    private static String one(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    AnnouncementForm reaching(int organisations) {
        return new AnnouncementForm(entered, named, key, organisations, Map.of());
    }

    /// The form again with what is to be corrected, by the first name of each pointer.
    AnnouncementForm refused(Problem problem) {
        Map<String, Text> errors = new LinkedHashMap<>();
        if (problem.fields().isEmpty()) {
            errors.put("form", problem.title());
        }
        for (Problem.Field field : problem.fields()) {
            String[] steps = field.pointer().split("/");
            errors.putIfAbsent(steps.length > 1 ? steps[1] : "form", field.detail());
        }
        return new AnnouncementForm(entered, named, key, 0, errors);
    }

    public boolean chosen(String kind, String value) {
        return switch (kind) {
            case "kind" -> entered.kind().equals(value);
            case "tlp" -> entered.tlp().equals(value);
            case "basis" -> entered.basis().equals(value);
            case "sectors" -> entered.audience().sectors().contains(value);
            case "kinds" -> entered.audience().kinds().contains(value);
            default -> false;
        };
    }

    public boolean wrong(String field) {
        return errors.containsKey(field);
    }

    public String title() {
        return entered.title();
    }

    public String text() {
        return entered.text();
    }

    public String instrument() {
        return entered.instrument();
    }

    public String article() {
        return entered.article();
    }

    public boolean exercise() {
        return entered.exercise();
    }

    public boolean everyone() {
        return entered.audience().everyone();
    }

    public String supersedes() {
        return entered.supersedes();
    }

    public boolean withdraws() {
        return entered.withdraws();
    }

    public List<AnnouncementKind> allKinds() {
        return Arrays.asList(AnnouncementKind.values());
    }

    public List<Marking> markings() {
        return Arrays.asList(Marking.values());
    }
}
