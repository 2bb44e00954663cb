package kaname.filing.severity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.exchange.Sheet;
import kaname.platform.Text;
import kaname.severity.Rating;
import kaname.severity.Ratings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The incidents that were rated, as far as the caller was told of them: two statements.
@Repository
@Transactional(readOnly = true)
public class SeverityList {

    private static final int MOST = 100;

    private final Ratings ratings;
    private final NewestSheets sheets;

    SeverityList(Ratings ratings, NewestSheets sheets) {
        this.ratings = ratings;
        this.sheets = sheets;
    }

    /// @param level null where no authority rated
    public record Line(
            UUID incident,
            Text title,
            boolean exercise,
            Rating.Mode mode,
            @Nullable Integer level,
            boolean disputed,
            int raters,
            Instant newest) {}

    List<Line> lines() {
        List<Ratings.Rated> latest = ratings.latest(MOST);
        Map<UUID, Sheet> told = sheets.of(latest.stream().map(Ratings.Rated::incident).toList());
        return latest.stream()
                .map(one -> {
                    Integer level = one.standing().level();
                    return new Line(
                            one.incident(),
                            title(told.get(one.incident())),
                            one.exercise(),
                            one.mode(),
                            level,
                            one.standing().disputed(),
                            one.standing().current().size(),
                            one.newest());
                })
                .toList();
    }

    private static Text title(@Nullable Sheet told) {
        return told == null ? Text.of("（件名なし）", "(no title)") : NewestSheets.title(told);
    }
}
