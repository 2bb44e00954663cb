package kaname.filing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Scale;
import kaname.exchange.Sheet;
import kaname.filing.mode.Declared;
import kaname.filing.mode.Modes;
import kaname.filing.severity.NewestSheets;
import kaname.platform.Text;
import kaname.severity.Rating;
import kaname.severity.Ratings;
import kaname.severity.Standing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The incidents whose level asks for the mode for large-scale failures, as far as the caller was
/// told of them: two statements. A proposal is answered by whatever is declared of the mode after
/// the level was reached, also that it stays; it ends with the incident, or when the level falls.
@Service
@Transactional(readOnly = true)
public class ModeProposals {

    /// As long as an incident of which nothing comes stays on the board.
    private static final Duration SPAN = Duration.ofDays(90);

    private final Ratings ratings;
    private final NewestSheets sheets;
    private final Modes modes;
    private final Catalogues catalogues;
    private final Clock clock;

    ModeProposals(
            Ratings ratings, NewestSheets sheets, Modes modes, Catalogues catalogues, Clock clock) {
        this.ratings = ratings;
        this.sheets = sheets;
        this.modes = modes;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /// @param scale the scale that people rate on
    /// @param since when the level that asks for the mode was reached, without a break since
    public record Proposal(
            UUID incident, Text title, Text scale, Scale.Level level, int rank, Instant since) {}

    /// What is not answered yet in that world, the newest first.
    public List<Proposal> open(boolean exercise) {
        Scale scale = catalogues.now().rated();
        Optional<Integer> from = lowest(scale);
        if (from.isEmpty() || modes.largeScale(exercise)) {
            return List.of();
        }
        Instant answered = modes.standing(exercise).map(Declared::at).orElse(Instant.MIN);
        List<Proposal> proposals = new ArrayList<>();
        IntPredicate asks = level -> asks(scale, level);
        Map<UUID, List<Rating>> rated =
                ratings.reaching(from.get(), exercise, clock.instant().minus(SPAN));
        Map<UUID, Sheet> told = sheets.of(rated.keySet());
        rated.forEach((incident, all) -> {
            Sheet sheet = told.get(incident);
            Integer level = Standing.of(all).level();
            Instant since = Standing.since(all, asks).orElse(null);
            if (sheet == null || over(sheet) || level == null || since == null) {
                return;
            }
            if (since.isAfter(answered)) {
                proposals.add(
                        new Proposal(
                                incident,
                                NewestSheets.title(sheet),
                                scale.title(),
                                scale.levels().get(level),
                                level,
                                since));
            }
        });
        proposals.sort(
                Comparator.comparing(Proposal::since).reversed().thenComparing(Proposal::incident));
        return List.copyOf(proposals);
    }

    private static boolean asks(Scale scale, int level) {
        return scale.action(level).filter(Scale.Action::largeScale).isPresent();
    }

    private static Optional<Integer> lowest(Scale scale) {
        return scale.actions().stream()
                .filter(Scale.Action::largeScale)
                .map(action -> scale.rank(action.from()))
                .min(Comparator.naturalOrder());
    }

    private static boolean over(Sheet sheet) {
        return sheet.said("service_state").filter(one -> one.value().equals("normal")).isPresent();
    }
}
