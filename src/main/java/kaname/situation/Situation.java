package kaname.situation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaname.catalogue.Scale;
import kaname.exchange.InboxRow.ServiceState;
import kaname.filing.ModeProposals.Proposal;
import kaname.platform.Text;
import kaname.platform.web.DueClock;
import org.jspecify.annotations.Nullable;

/// The picture of a moment: every sector of the day with all that goes on in it, a page of the
/// incidents by what falls next, and those that ended last.
///
/// @param elsewhere open incidents on the other side of the wall between exercise and the real
/// @param silent open ones of which nothing came for so long that they stand in no sector
/// @param proposals what asks for another mode just now; nothing in a picture of the past
/// @param more where the next page of `open` begins; "" where there is none
public record Situation(
        When when,
        List<SectorLine> sectors,
        List<IncidentLine> open,
        List<IncidentLine> over,
        boolean exercise,
        int elsewhere,
        int silent,
        String more,
        Steps steps,
        List<Proposal> proposals) {

    /// A sector; quiet when nothing open was told of it.
    public record SectorLine(
            String id,
            Text name,
            List<Count> states,
            int incidents,
            @Nullable Severity severity,
            @Nullable DueClock next) {
        public SectorLine {
            states = List.copyOf(states);
        }

        public boolean quiet() {
            return incidents == 0;
        }

        /// The worst state that an open incident of it has.
        public Count worst() {
            return states.getFirst();
        }
    }

    /// The level that stands on the scale that people rate on; of a sector, the worst.
    public record Severity(Scale.Level level, int rank) {}

    /// So many incidents with the service in that state.
    public record Count(ServiceState state, int count) {}

    /// An incident as the newest letter about it tells it.
    public record IncidentLine(
            String letter,
            Text title,
            Text sector,
            Text sender,
            @Nullable Text operator,
            @Nullable Text service,
            String stateId,
            ServiceState state,
            @Nullable Severity severity,
            int report,
            Instant sentAt,
            @Nullable DueClock next,
            int waiting) {}

    /// The moments before and after this one at which the reader came to know more.
    public record Steps(@Nullable Instant earlier, @Nullable Instant later) {}

    public Situation {
        sectors = List.copyOf(sectors);
        open = List.copyOf(open);
        over = List.copyOf(over);
        proposals = List.copyOf(proposals);
    }

    /// This picture with one thing more asked for, or nothing.
    public String link(String parameter) {
        String moment = when.live() ? "" : "at=" + when.at();
        String asked =
                Stream.of(exercise ? "exercise=true" : "", moment, parameter)
                        .filter(one -> !one.isEmpty())
                        .collect(Collectors.joining("&"));
        return "/situation" + (asked.isEmpty() ? "" : "?" + asked);
    }

    /// The picture of another moment.
    public String link(Instant at) {
        return "/situation?" + (exercise ? "exercise=true&" : "") + "at=" + at;
    }

    public int incidents() {
        return sectors.stream().mapToInt(SectorLine::incidents).sum();
    }

    private int stopped() {
        return sectors.stream()
                .flatMap(line -> line.states().stream())
                .filter(one -> one.state().css().equals("stopped"))
                .mapToInt(Count::count)
                .sum();
    }

    public Text headline() {
        if (incidents() == 0) {
            return when.live()
                    ? Text.of("続いている事案は届いていません", "You were told of no open incident")
                    : Text.of("続いている事案は届いていませんでした", "You had been told of no open incident");
        }
        long busy = sectors.stream().filter(line -> !line.quiet()).count();
        Text all =
                (when.live()
                                ? Text.of(
                                        "{0}分野で{1}件が続いています", "Open incidents: {1}, in sectors: {0}")
                                : Text.of(
                                        "{0}分野で{1}件が続いていました",
                                        "Incidents that were open: {1}, in sectors: {0}"))
                        .with(busy, incidents());
        return stopped() == 0
                ? all
                : Text.of("{0}（うち停止・利用不可 {1}件）", "{0}; stopped or unusable: {1}")
                        .with(all, stopped());
    }

    /// What falls next of all.
    public @Nullable DueClock next() {
        return sectors.stream()
                .map(SectorLine::next)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(clock -> Objects.requireNonNull(clock.due())))
                .orElse(null);
    }

    public boolean past() {
        DueClock next = next();
        return next != null && next.state() == DueClock.State.PAST;
    }

    /// Changes when there is something new to see; a running countdown is not.
    public String version() {
        StringBuilder seen = new StringBuilder();
        for (SectorLine line : sectors) {
            seen.append(line.id()).append(line.incidents());
            line.states().forEach(one -> seen.append(one.state().css()).append(one.count()));
            append(seen, line.severity(), line.next());
        }
        for (IncidentLine line : open) {
            seen.append(line.letter()).append(line.waiting()).append(line.stateId());
            append(seen, line.severity(), line.next());
        }
        over.forEach(line -> seen.append(line.letter()).append(line.waiting()));
        proposals.forEach(one -> seen.append(one.incident()).append(one.rank()));
        return Integer.toHexString(seen.append(elsewhere).toString().hashCode());
    }

    private static void append(
            StringBuilder seen, @Nullable Severity severity, @Nullable DueClock next) {
        seen.append(severity == null ? "" : "s" + severity.rank());
        seen.append(next == null ? "" : next.state().name() + next.due());
    }
}
