package kaname.situation.cause;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kaname.catalogue.Fact;
import kaname.catalogue.Vocabulary;
import kaname.nearmiss.Out;
import kaname.nearmiss.redaction.Clue;
import kaname.platform.Text;
import kaname.situation.cause.Mark.Kind;
import kaname.situation.cause.Phenomenon.Reporter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what was told for what others may share with it. Pure.
final class ReadPhenomenon {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TITLE = 80;

    /// When it was, the first that is told.
    private static final List<String> WHEN =
            List.of("occurred_at", "state_since", "detected_at", "aware_at");

    /// Where an operator writes what happened, and by what.
    private static final List<String> PROSE =
            List.of(
                    "title",
                    "summary",
                    "cause_detail",
                    "root_cause",
                    "service_effect",
                    "indicators",
                    "vulnerability_ids",
                    "asset_product",
                    "systems_affected",
                    "third_party_origin",
                    "origin_identity");

    private static final Set<String> SAYS_NOTHING = Set.of("none", "other", "unknown");

    private final NamesOfOthers names;
    private final Vocabulary vocabulary;

    ReadPhenomenon(NamesOfOthers names, Vocabulary vocabulary) {
        this.names = names;
        this.vocabulary = vocabulary;
    }

    /// A fact as a letter carries it: the values, and how each reads.
    private record Said(JsonNode value, Text text) {}

    /// @param contents the letters of one incident, the newest first
    Phenomenon of(
            UUID incident,
            UUID letter,
            Reporter reporter,
            String sector,
            Instant sentAt,
            List<String> contents) {
        Map<String, Said> facts = new HashMap<>();
        String heading = null;
        for (String content : contents) {
            JsonNode sheet = JSON.readTree(content);
            heading = heading == null ? sheet.at("/regime/name/ja").asString("") : heading;
            for (JsonNode item : sheet.path("items")) {
                for (JsonNode one : item.path("values")) {
                    facts.putIfAbsent(
                            one.path("fact").asString(""),
                            new Said(one.path("value"), text(one.path("text"))));
                }
            }
        }
        Instant when = when(facts, sentAt);
        String state = facts.containsKey("service_state") ? word(facts, "service_state") : null;
        Set<Mark> marks = marks(prose(facts), sector);
        marks.addAll(names.in(prose(facts), reporter.id()));
        chosen(facts, "attack_type", Kind.ATTACK, marks);
        chosen(facts, "hazard", Kind.HAZARD, marks);
        Said title = facts.get("title");
        Phenomenon told =
                new Phenomenon(
                        incident,
                        letter,
                        title != null
                                ? title.text()
                                : Text.same(Objects.requireNonNullElse(heading, "—")),
                        sector,
                        reporter,
                        when,
                        when,
                        state,
                        word(facts, "kind").equals("near_miss")
                                || word(facts, "phenomenon").equals("near_miss")
                                || facts.containsKey("near_miss_what"),
                        marks);
        return told.stopped()
                ? told.with(new Mark(Kind.STOPPED, "stopped", Text.of("停止", "stopped")))
                : told;
    }

    /// A near miss that came through the wall.
    Phenomenon of(Out out) {
        String prose = out.whyNot() == null ? out.what() : out.what() + "\n" + out.whyNot();
        return new Phenomenon(
                out.id(),
                out.id(),
                Text.same(
                        out.what().length() > TITLE
                                ? out.what().substring(0, TITLE) + "…"
                                : out.what()),
                out.sector(),
                null,
                out.month().atStartOfDay(TOKYO).toInstant(),
                out.month().plusMonths(1).atStartOfDay(TOKYO).toInstant().minusMillis(1),
                null,
                true,
                marks(prose, out.sector()));
    }

    private static Set<Mark> marks(String prose, @Nullable String sector) {
        Set<Mark> marks = new HashSet<>();
        for (Clue clue : Clue.in(prose)) {
            Kind kind =
                    switch (clue.kind()) {
                        case INDICATOR -> Kind.INDICATOR;
                        case VULNERABILITY -> Kind.VULNERABILITY;
                        case PRODUCT -> Kind.PRODUCT;
                    };
            marks.add(new Mark(kind, clue.key(), Text.same(clue.shown())));
        }
        for (Upstream service : Upstream.troubledIn(prose)) {
            // who gives a service does not stand on it: it may be the cause
            if (sector == null || !service.sectors().contains(sector)) {
                marks.add(new Mark(Kind.UPSTREAM, service.id(), service.name()));
            }
        }
        return marks;
    }

    private void chosen(Map<String, Said> facts, String fact, Kind kind, Set<Mark> marks) {
        Said said = facts.get(fact);
        if (said == null) {
            return;
        }
        Stream<JsonNode> values =
                said.value().isArray() ? said.value().valueStream() : Stream.of(said.value());
        values.map(value -> value.asString(""))
                .forEach(id -> {
                    if (!id.isEmpty() && !SAYS_NOTHING.contains(id)) {
                        marks.add(new Mark(kind, fact + "/" + id, label(fact, id)));
                    }
                });
    }

    private Text label(String fact, String id) {
        return vocabulary
                .find(fact)
                .flatMap(known -> known.choice(id))
                .map(Fact.Choice::label)
                .orElseGet(() -> Text.same(id));
    }

    private static Instant when(Map<String, Said> facts, Instant sentAt) {
        for (String fact : WHEN) {
            Instant told = instant(word(facts, fact));
            if (told != null) {
                return told;
            }
        }
        return sentAt;
    }

    /// Null for what is not told, or for a day without its hour.
    private static @Nullable Instant instant(String told) {
        try {
            return told.isEmpty() ? null : OffsetDateTime.parse(told).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String prose(Map<String, Said> facts) {
        List<String> parts = new ArrayList<>();
        PROSE.forEach(fact -> parts.add(word(facts, fact)));
        return String.join("\n", parts);
    }

    private static String word(Map<String, Said> facts, String fact) {
        Said said = facts.get(fact);
        return said == null ? "" : said.value().asString("");
    }

    private static Text text(JsonNode node) {
        String ja = node.path("ja").asString("");
        String en = node.path("en").asString("");
        return ja.isBlank() || en.isBlank() ? Text.same("—") : Text.of(ja, en);
    }
}
