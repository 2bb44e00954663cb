package kaname.situation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.catalogue.Sector;
import kaname.exchange.InboxRow;
import kaname.exchange.InboxRow.ServiceState;
import kaname.exchange.Sheet;
import kaname.filing.ModeProposals.Proposal;
import kaname.platform.Text;
import kaname.platform.web.DueClock;
import kaname.situation.Situation.Count;
import kaname.situation.Situation.IncidentLine;
import kaname.situation.Situation.SectorLine;
import kaname.situation.Situation.Severity;
import org.jspecify.annotations.Nullable;

/// Draws the picture from what was told. Pure.
final class DrawSituation {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final List<String> WORST_FIRST =
            List.of("stopped", "unusable", "degraded", "unknown", "normal");
    private static final Text UNTOLD = Text.of("状態の記載なし", "state not told");

    private final Catalogue catalogue;
    private final When when;
    private final Severities severities;

    DrawSituation(Catalogue catalogue, When when, Severities severities) {
        this.catalogue = catalogue;
        this.when = when;
        this.severities = severities;
    }

    Situation of(Told.Picture told, boolean exercise, List<Proposal> proposals) {
        List<Told.Tally> here =
                told.tallies().stream()
                        .filter(one -> one.exercise() == exercise && !one.silent())
                        .toList();
        Map<String, List<Told.Tally>> bySector = new LinkedHashMap<>();
        for (Sector sector : catalogue.sectorsOn(day())) {
            bySector.put(sector.id(), new ArrayList<>());
        }
        here.forEach(
                one -> bySector.computeIfAbsent(one.sector(), _ -> new ArrayList<>()).add(one));
        List<SectorLine> sectors = new ArrayList<>();
        bySector.forEach((id, tallies) -> sectors.add(sector(id, tallies)));
        List<Told.Matter> page = told.open().stream().limit(Told.PAGE).toList();
        return new Situation(
                when,
                sectors,
                page.stream().map(this::line).toList(),
                told.over().stream().map(this::line).toList(),
                exercise,
                incidents(told, one -> one.exercise() != exercise && !one.silent()),
                incidents(told, one -> one.exercise() == exercise && one.silent()),
                told.open().size() > page.size() ? Place.of(page.getLast()).toString() : "",
                new Situation.Steps(told.changedBefore(), told.changedAfter()),
                proposals);
    }

    private static int incidents(Told.Picture told, Predicate<Told.Tally> which) {
        return told.tallies().stream().filter(which).mapToInt(Told.Tally::incidents).sum();
    }

    private SectorLine sector(String id, List<Told.Tally> tallies) {
        List<Count> counts = new ArrayList<>();
        for (String state : WORST_FIRST) {
            int count =
                    tallies.stream()
                            .filter(one -> state.equals(known(one.state())))
                            .mapToInt(Told.Tally::incidents)
                            .sum();
            if (count > 0) {
                counts.add(new Count(state(state), count));
            }
        }
        DueClock next =
                tallies.stream()
                        .map(Told.Tally::next)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .map(due -> DueClock.of(due, when.at(), false))
                        .orElse(null);
        int all = tallies.stream().mapToInt(Told.Tally::incidents).sum();
        return new SectorLine(id, name(id), counts, all, severity(severities.worstIn(id)), next);
    }

    private static String known(@Nullable String state) {
        return state == null || !WORST_FIRST.contains(state) ? "unknown" : state;
    }

    private IncidentLine line(Told.Matter matter) {
        Sheet sheet = Sheet.of(matter.content());
        String state = known(matter.state());
        Text sender = Text.of(matter.senderJa(), matter.senderEn());
        Text operator = text(sheet, "operator_name");
        return new IncidentLine(
                matter.letter().toString(),
                titleOf(sheet),
                name(matter.sector()),
                sender,
                operator == null || operator.ja().equals(sender.ja()) ? null : operator,
                text(sheet, "service"),
                state,
                state(state),
                severity(severities.of(matter.incident())),
                matter.report(),
                matter.sentAt(),
                matter.next() == null ? null : DueClock.of(matter.next(), when.at(), false),
                matter.waiting());
    }

    private @Nullable Severity severity(@Nullable Integer rank) {
        return rank == null ? null : new Severity(catalogue.rated().levels().get(rank), rank);
    }

    private static Text titleOf(Sheet sheet) {
        Text title = text(sheet, "title");
        return title == null ? InboxRow.title(sheet) : title;
    }

    private static @Nullable Text text(Sheet sheet, String fact) {
        return sheet.said(fact).map(Sheet.Value::text).orElse(null);
    }

    private ServiceState state(String id) {
        Text text =
                catalogue
                        .vocabulary()
                        .find("service_state")
                        .flatMap(fact -> fact.choice(id))
                        .map(Fact.Choice::label)
                        .orElse(UNTOLD);
        return ServiceState.of(id, text);
    }

    private Text name(String sector) {
        return catalogue
                .sector(sector)
                .map(Sector::label)
                .orElseGet(() -> Text.of("ほかの分野", "another sector"));
    }

    private LocalDate day() {
        return when.at().atZone(TOKYO).toLocalDate();
    }
}
