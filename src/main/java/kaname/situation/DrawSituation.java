package kaname.situation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.catalogue.Sector;
import kaname.exchange.InboxRow;
import kaname.exchange.InboxRow.ServiceState;
import kaname.exchange.NextReport;
import kaname.exchange.Sheet;
import kaname.platform.Text;
import kaname.platform.web.DueClock;
import kaname.situation.Situation.Count;
import kaname.situation.Situation.IncidentLine;
import kaname.situation.Situation.SectorLine;
import org.jspecify.annotations.Nullable;

/// Draws the picture from what was told. Pure.
final class DrawSituation {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final String NORMAL = "normal";
    private static final List<String> WORST_FIRST =
            List.of("stopped", "unusable", "degraded", "unknown", NORMAL);
    private static final Text UNTOLD = Text.of("状態の記載なし", "state not told");

    private final Catalogue catalogue;
    private final Instant now;

    DrawSituation(Catalogue catalogue, Instant now) {
        this.catalogue = catalogue;
        this.now = now;
    }

    Situation of(List<Told.Matter> told, boolean exercise, boolean cut) {
        List<IncidentLine> open = new ArrayList<>();
        List<IncidentLine> over = new ArrayList<>();
        Map<String, List<IncidentLine>> bySector = new LinkedHashMap<>();
        for (Sector sector : catalogue.sectorsOn(today())) {
            bySector.put(sector.id(), new ArrayList<>());
        }
        for (Told.Matter matter : told) {
            if (matter.exercise() == exercise) {
                IncidentLine line = line(matter);
                (isOver(matter) ? over : open).add(line);
                if (!isOver(matter)) {
                    bySector.computeIfAbsent(matter.sector(), _ -> new ArrayList<>()).add(line);
                }
            }
        }
        open.sort(BY_CLOCK);
        List<SectorLine> sectors = new ArrayList<>();
        bySector.forEach((id, lines) -> sectors.add(sector(id, lines)));
        int elsewhere = (int) told.stream().filter(m -> m.exercise() != exercise).count();
        return new Situation(sectors, open, over, exercise, elsewhere, cut);
    }

    /// Nothing more is awaited: no clock runs, and the service is back or every regime was told to
    /// its last stage.
    private boolean isOver(Told.Matter matter) {
        if (matter.next() != null) {
            return false;
        }
        return matter.state() == null
                ? matter.stages().stream().allMatch(this::isLast)
                : matter.state().equals(NORMAL);
    }

    private boolean isLast(String regimeAndStage) {
        String[] parts = regimeAndStage.split("/", 2);
        return NextReport.isLast(catalogue, parts[0], parts[1], today());
    }

    private static final Comparator<IncidentLine> BY_CLOCK =
            Comparator.comparing(
                            DrawSituation::due, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparingInt(line -> WORST_FIRST.indexOf(line.stateId()))
                    .thenComparing(IncidentLine::sentAt, Comparator.reverseOrder());

    private static @Nullable Instant due(IncidentLine line) {
        return line.next() == null ? null : line.next().due();
    }

    private SectorLine sector(String id, List<IncidentLine> lines) {
        List<Count> counts = new ArrayList<>();
        for (String state : WORST_FIRST) {
            int count = (int) lines.stream().filter(line -> line.stateId().equals(state)).count();
            if (count > 0) {
                counts.add(new Count(state(state), count));
            }
        }
        DueClock next =
                lines.stream()
                        .map(IncidentLine::next)
                        .filter(Objects::nonNull)
                        .min(Comparator.comparing(clock -> Objects.requireNonNull(clock.due())))
                        .orElse(null);
        return new SectorLine(name(id), counts, lines.size(), next);
    }

    private IncidentLine line(Told.Matter matter) {
        Sheet sheet = Sheet.of(matter.content());
        String state = matter.state() == null ? "unknown" : matter.state();
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
                matter.report(),
                matter.sentAt(),
                matter.next() == null ? null : DueClock.of(matter.next(), now, false),
                matter.waiting());
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

    private LocalDate today() {
        return now.atZone(TOKYO).toLocalDate();
    }
}
