package kaname.situation.cause;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kaname.catalogue.Vocabulary;
import kaname.exchange.Sheet;
import kaname.nearmiss.Out;
import kaname.nearmiss.redaction.Clue;
import kaname.platform.Text;
import kaname.situation.cause.Mark.Kind;
import kaname.situation.cause.Phenomenon.Reporter;
import org.jspecify.annotations.Nullable;

/// Reads what was told for what others may share with it. Pure.
final class ReadPhenomenon {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
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

    private final NamesOfOthers names;
    private final Vocabulary vocabulary;

    ReadPhenomenon(NamesOfOthers names, Vocabulary vocabulary) {
        this.names = names;
        this.vocabulary = vocabulary;
    }

    /// @param contents the letters of one incident, the newest first
    Phenomenon of(
            UUID incident,
            UUID letter,
            Reporter reporter,
            String sector,
            Instant sentAt,
            List<String> contents) {
        List<Sheet> sheets = contents.stream().map(Sheet::of).toList();
        Map<String, Sheet.Value> facts = new HashMap<>();
        sheets.forEach(
                sheet -> sheet.values().forEach(said -> facts.putIfAbsent(said.fact(), said)));
        String prose = PROSE.stream().map(fact -> word(facts, fact)).collect(joining("\n"));
        Set<Mark> marks = marks(prose, sector);
        marks.addAll(names.in(prose, reporter.id()));
        Map<String, List<String>> chosen = new HashMap<>();
        facts.forEach((fact, said) -> chosen.put(fact, said.values()));
        marks.addAll(Threats.in(chosen, vocabulary));
        Instant when = when(facts, sentAt);
        Sheet.Value title = facts.get("title");
        Phenomenon told =
                new Phenomenon(
                        incident,
                        letter,
                        title != null ? title.text() : sheets.getFirst().regime(),
                        sector,
                        reporter,
                        when,
                        when,
                        facts.containsKey("service_state") ? word(facts, "service_state") : null,
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

    private static Instant when(Map<String, Sheet.Value> facts, Instant sentAt) {
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

    private static String word(Map<String, Sheet.Value> facts, String fact) {
        Sheet.Value said = facts.get(fact);
        return said == null ? "" : said.value();
    }
}
