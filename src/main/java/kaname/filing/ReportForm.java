package kaname.filing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.catalogue.FactReader;
import kaname.catalogue.Facts;
import kaname.catalogue.Regime;
import kaname.catalogue.Stage;
import kaname.catalogue.Vocabulary;
import kaname.incident.IncidentDocument;
import kaname.incident.Kind;
import kaname.incident.Wishes;
import kaname.platform.Language;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.WallTime;
import kaname.registry.ListedSystem;
import kaname.registry.OperatorProfile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The first report as a browser sends it. Becomes the same document that a program would send, so
/// that one reader checks both. Times without a zone are Japan's.
record ReportForm(Map<String, List<String>> given) {

    static final String OTHER = "other";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TITLE_WORDS = 40;
    private static final List<String> TEXTS =
            List.of("contact", "summary", "near_miss_what", "near_miss_why_not");
    private static final List<String> CHOICE =
            List.of("service_state", "attack_type", "personal_data");
    private static final List<String> CHOICES = List.of("cause", "system_kind");
    private static final List<String> INSTANTS = List.of("state_since", "aware_at");

    ReportForm {
        given = Map.copyOf(given);
    }

    /// What a desk finds: what the registry knows is filled in, the cause is left open.
    static ReportForm blank(
            OperatorProfile profile, Kind kind, Instant now, Language language, boolean exercise) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        given.put("kind", List.of(kind.id()));
        given.put("submission", List.of(UUID.randomUUID().toString()));
        given.put("opened", List.of(now.toString()));
        if (exercise) {
            given.put("exercise", List.of("true"));
        }
        if (kind == Kind.INCIDENT) {
            given.put("aware_at", List.of(local(now)));
            onlyService(profile).ifPresent(s -> given.put("service", List.of(s)));
            profile.contacts().stream()
                    .findFirst()
                    .ifPresent(c -> given.put("contact", List.of(c.line(language))));
        }
        return new ReportForm(given);
    }

    private static Optional<String> onlyService(OperatorProfile profile) {
        return switch (profile.services().size()) {
            case 0 -> Optional.of(OTHER);
            case 1 -> Optional.of(profile.services().getFirst().id());
            default -> Optional.empty();
        };
    }

    private static String local(Instant at) {
        return WallTime.local(at, ChronoUnit.MINUTES);
    }

    ReportForm with(String field, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(given);
        changed.put(field, List.of(value));
        return new ReportForm(changed);
    }

    /// The time that a quick answer such as 「30分前」 stands for.
    ReportForm since(long minutesAgo, Instant now) {
        return with("state_since", local(now.minus(minutesAgo, ChronoUnit.MINUTES)));
    }

    /// With what the registry knows of a listed system; the service where it carries only one.
    ReportForm about(ListedSystem system, Language language) {
        ReportForm about =
                with("system_kind", system.kind()).with("system", system.name().in(language));
        return system.services().size() == 1
                ? about.with("service", system.services().getFirst())
                : about;
    }

    /// Whether it began with a listed system.
    public boolean system() {
        return !value("system").isBlank() && !value("system_kind").isBlank();
    }

    /// With a number of its own: what comes next is another report.
    ReportForm anew() {
        return with("submission", UUID.randomUUID().toString());
    }

    public String value(String field) {
        return given.getOrDefault(field, List.of("")).getFirst();
    }

    public boolean has(String field, String value) {
        return given.getOrDefault(field, List.of()).contains(value);
    }

    private List<String> all(String field) {
        return given.getOrDefault(field, List.of());
    }

    /// As people type it: the line breaks of a browser are those of everybody else.
    private String text(String field) {
        return value(field).replace("\r\n", "\n").strip();
    }

    Kind kind() {
        return Kind.of(value("kind")).filter(k -> k == Kind.NEAR_MISS).orElse(Kind.INCIDENT);
    }

    boolean exercise() {
        return has("exercise", "true");
    }

    String submission() {
        return value("submission");
    }

    /// A voluntary letter goes along: as it was ticked, or as the rule assumes where it was not
    /// shown yet.
    boolean sends(Regime regime) {
        return has("shown", regime.id())
                ? has("send", regime.id())
                : regime.consent() == Regime.Consent.ASSUMED;
    }

    Wishes wishes(Catalogue catalogue) {
        List<String> send = new ArrayList<>();
        List<String> decline = new ArrayList<>();
        List<String> file = new ArrayList<>();
        for (Regime regime : catalogue.regimes()) {
            if (regime.consent() == Regime.Consent.ASSUMED && !sends(regime)) {
                decline.add(regime.id());
            }
            if (regime.consent() == Regime.Consent.ASKED && sends(regime)) {
                send.add(regime.id());
                Stage first = regime.stages().getFirst();
                if (first.files() == Stage.Files.ON_REQUEST) {
                    file.add(regime.id() + "/" + first.id());
                }
            }
        }
        return new Wishes(send, decline, file);
    }

    /// What can be read so far, for the preview: what is missing or wrong is left out.
    Facts readable(OperatorProfile profile, Vocabulary vocabulary, Instant now) {
        Facts facts = new FactReader(vocabulary, now).read(nodes(profile)).facts();
        return facts.and(Map.of("kind", kind().factValue()));
    }

    /// The document that this form stands for.
    ///
    /// @throws Problem naming every field that is missing or wrong
    IncidentDocument document(OperatorProfile profile, Catalogue catalogue, Instant now) {
        List<Problem.Field> refused = new ArrayList<>(missing(profile, catalogue.vocabulary()));
        refused.addAll(unreadableTimes());
        IncidentDocument document = null;
        try {
            document = IncidentDocument.read(json(profile, catalogue), catalogue.vocabulary(), now);
        } catch (Problem problem) {
            problem.fields().stream()
                    .filter(f -> refused.stream().noneMatch(r -> r.pointer().equals(f.pointer())))
                    .toList()
                    .forEach(refused::add);
        }
        if (document == null || !refused.isEmpty()) {
            throw new Problem(
                    400,
                    "invalid-incident",
                    Text.of(
                            "直すところがあります。まだ何も送っていません。入力は残っています。",
                            "Something needs correcting. Nothing was sent yet; your answers are"
                                    + " kept"),
                    refused);
        }
        return document;
    }

    JsonNode json(OperatorProfile profile, Catalogue catalogue) {
        ObjectNode document = JSON.objectNode();
        document.put("operator", profile.organisation().id());
        document.put("title", title(profile, catalogue.vocabulary()));
        document.put("kind", kind().id());
        document.put("exercise", exercise());
        ObjectNode facts = document.putObject("facts");
        nodes(profile).forEach(facts::set);
        Wishes wishes = wishes(catalogue);
        ObjectNode wished = document.putObject("wishes");
        wishes.send().forEach(wished.putArray("send")::add);
        wishes.decline().forEach(wished.putArray("decline")::add);
        wishes.file().forEach(wished.putArray("file")::add);
        return document;
    }

    /// The title that was typed, or one made from the answers.
    String title(OperatorProfile profile, Vocabulary vocabulary) {
        if (!text("title").isEmpty()) {
            return text("title");
        }
        if (kind() == Kind.NEAR_MISS) {
            return "ヒヤリハット：" + start(text("near_miss_what"));
        }
        String state =
                vocabulary
                        .fact("service_state")
                        .choice(value("service_state"))
                        .map(c -> c.label().ja())
                        .orElse("状態は未定");
        String service = service(profile);
        return (service.isEmpty() ? "サービス" : start(service)) + "：" + state;
    }

    private static String start(String text) {
        String line = text.lines().findFirst().orElse("—");
        int end =
                line.offsetByCodePoints(
                        0, Math.min(TITLE_WORDS, line.codePointCount(0, line.length())));
        return line.substring(0, end);
    }

    /// The service by its name: a letter must make sense to those who do not know our ids.
    private String service(OperatorProfile profile) {
        return profile.services().stream()
                .filter(s -> s.id().equals(value("service")))
                .map(s -> s.name().ja())
                .findFirst()
                .orElseGet(() -> text("service_other"));
    }

    private Map<String, JsonNode> nodes(OperatorProfile profile) {
        Map<String, JsonNode> facts = new LinkedHashMap<>();
        if (kind() == Kind.INCIDENT) {
            put(facts, "service", service(profile));
            CHOICE.forEach(fact -> put(facts, fact, value(fact)));
            INSTANTS.forEach(
                    fact -> instant(fact).ifPresent(at -> put(facts, fact, at.toString())));
        }
        TEXTS.stream()
                .filter(fact -> kind() == Kind.NEAR_MISS || !fact.startsWith("near_miss"))
                .forEach(fact -> put(facts, fact, text(fact)));
        CHOICES.stream()
                .filter(fact -> !all(fact).isEmpty())
                .forEach(fact -> {
                    ArrayNode chosen = JSON.arrayNode();
                    all(fact).forEach(chosen::add);
                    facts.put(fact, chosen);
                });
        return facts;
    }

    private static void put(Map<String, JsonNode> facts, String fact, String value) {
        if (!value.isBlank()) {
            facts.put(fact, JSON.stringNode(value));
        }
    }

    private Optional<OffsetDateTime> instant(String fact) {
        return WallTime.read(value(fact));
    }

    private List<Problem.Field> unreadableTimes() {
        return kind() == Kind.NEAR_MISS
                ? List.of()
                : INSTANTS.stream()
                        .filter(fact -> !value(fact).isBlank() && instant(fact).isEmpty())
                        .map(fact ->
                                new Problem.Field(
                                        "/facts/" + fact,
                                        Text.of(
                                                "日付と時刻を 2026-11-23 14:05 のように入れてください（日本時間）",
                                                "Give a date and a time such as 2026-11-23 14:05"
                                                        + " (Japan time)")))
                        .toList();
    }

    private List<Problem.Field> missing(OperatorProfile profile, Vocabulary vocabulary) {
        List<String> needed =
                kind() == Kind.NEAR_MISS
                        ? List.of("near_miss_what")
                        : List.of("service", "service_state", "state_since", "aware_at", "contact");
        return needed.stream()
                .filter(fact ->
                        fact.equals("service") ? service(profile).isBlank() : value(fact).isBlank())
                .map(fact -> new Problem.Field("/facts/" + fact, needed(vocabulary.fact(fact))))
                .toList();
    }

    private static Text needed(Fact fact) {
        return Text.of("「{0}」を答えてください", "Please answer: {0}").with(fact.label());
    }
}
