package kaname.filing.severity;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Scale;
import kaname.exchange.Sheet;
import kaname.platform.Text;
import kaname.severity.Rating;
import kaname.severity.Ratings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The incidents that were rated, as far as the caller was told of them: two statements.
@Repository
@Transactional(readOnly = true)
public class SeverityList {

    private static final int MOST = 100;

    private final Ratings ratings;
    private final Catalogues catalogues;
    private final JdbcClient jdbc;

    SeverityList(Ratings ratings, Catalogues catalogues, JdbcClient jdbc) {
        this.ratings = ratings;
        this.catalogues = catalogues;
        this.jdbc = jdbc;
    }

    /// @param level null where no authority rated
    /// @param largeScale whether this house proposes the mode for large-scale failures at that
    ///   level
    public record Line(
            UUID incident,
            Text title,
            boolean exercise,
            Rating.Mode mode,
            @Nullable Integer level,
            boolean disputed,
            int raters,
            Instant newest,
            boolean largeScale) {}

    List<Line> lines() {
        Scale scale = catalogues.now().rated();
        List<Ratings.Rated> latest = ratings.latest(MOST);
        Map<UUID, Text> titles = titles(latest.stream().map(Ratings.Rated::incident).toList());
        return latest.stream()
                .map(one -> {
                    Integer level = one.standing().level();
                    return new Line(
                            one.incident(),
                            titles.getOrDefault(one.incident(), Text.of("（件名なし）", "(no title)")),
                            one.exercise(),
                            one.mode(),
                            level,
                            one.standing().disputed(),
                            one.standing().current().size(),
                            one.newest(),
                            level != null
                                    && one.mode() == Rating.Mode.PREDICTIVE
                                    && !one.exercise()
                                    && scale.action(level)
                                            .filter(Scale.Action::largeScale)
                                            .isPresent());
                })
                .toList();
    }

    private Map<UUID, Text> titles(List<UUID> incidents) {
        Map<UUID, Text> titles = new HashMap<>();
        jdbc.sql(
                        """
                        select distinct on (incident) incident, content from exchange.letter
                         where incident = any (?) order by incident, number desc, sent_at desc, id
                        """)
                .param(incidents.toArray(UUID[]::new))
                .query(row -> {
                    Sheet sheet = Sheet.of(row.getString("content"));
                    titles.put(
                            row.getObject("incident", UUID.class),
                            sheet.said("title").map(Sheet.Value::text).orElse(sheet.regime()));
                });
        return titles;
    }
}
