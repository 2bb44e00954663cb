package kaname.situation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import kaname.exchange.InboxRow.ServiceState;
import kaname.platform.Text;
import kaname.platform.web.DueClock;
import org.jspecify.annotations.Nullable;

/// The picture: every sector of the day with what goes on in it, and the incidents by what falls
/// next. `over` are those that wait for nothing any more.
public record Situation(
        List<SectorLine> sectors,
        List<IncidentLine> open,
        List<IncidentLine> over,
        boolean exercise,
        int elsewhere,
        boolean cut) {

    /// A sector; quiet when nothing open was told of it.
    public record SectorLine(
            Text name, List<Count> states, int incidents, @Nullable DueClock next) {
        public SectorLine {
            states = List.copyOf(states);
        }

        public boolean quiet() {
            return incidents == 0;
        }
    }

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
            int report,
            Instant sentAt,
            @Nullable DueClock next,
            int waiting) {}

    public Situation {
        sectors = List.copyOf(sectors);
        open = List.copyOf(open);
        over = List.copyOf(over);
    }

    public Text headline() {
        if (open.isEmpty()) {
            return Text.of("続いている事案は届いていません", "You were told of no open incident");
        }
        long busy = sectors.stream().filter(line -> !line.quiet()).count();
        long stopped = open.stream().filter(line -> line.state().css().equals("stopped")).count();
        Text all =
                Text.of("{0}分野で{1}件が続いています", "Open incidents: {1}, in sectors: {0}")
                        .with(busy, open.size());
        return stopped == 0
                ? all
                : Text.of("{0}（うち停止・利用不可 {1}件）", "{0}; stopped or unusable: {1}")
                        .with(all, stopped);
    }

    /// What falls next of all.
    public @Nullable DueClock next() {
        return open.stream()
                .map(IncidentLine::next)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public boolean past() {
        DueClock next = next();
        return next != null && next.state() == DueClock.State.PAST;
    }

    /// Changes when there is something new to see; a running countdown is not.
    public String version() {
        StringBuilder seen = new StringBuilder();
        for (IncidentLine line : open) {
            DueClock next = line.next();
            seen.append(line.letter()).append(line.waiting()).append(line.stateId());
            seen.append(next == null ? "" : next.state().name() + next.due());
        }
        over.forEach(line -> seen.append(line.letter()).append(line.waiting()));
        return Integer.toHexString(seen.append(elsewhere).toString().hashCode());
    }
}
