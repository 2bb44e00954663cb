package kaname.situation.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaname.exchange.statistics.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The editions that were published. The database suppresses and gives nothing else.
@Repository
@Transactional
class PublishedEditions {

    private final JdbcClient jdbc;

    PublishedEditions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            String quarter, int smallest, Instant publishedAt, Edition.@Nullable Figure figure) {

        static Row of(ResultSet row) throws SQLException {
            String sector = row.getString("sector");
            return new Row(
                    row.getString("quarter"),
                    row.getInt("smallest"),
                    row.getTimestamp("published_at").toInstant(),
                    sector == null
                            ? null
                            : new Edition.Figure(
                                    sector, row.getString("type"), row.getInt("incidents")));
        }
    }

    /// The newest first.
    @Transactional(readOnly = true)
    public List<Edition> newest(int most) {
        Map<String, List<Row>> byQuarter = new LinkedHashMap<>();
        jdbc.sql("select * from situation.published(?)")
                .param(most)
                .query((row, _) -> Row.of(row))
                .list()
                .forEach(row ->
                        byQuarter.computeIfAbsent(row.quarter(), _ -> new ArrayList<>()).add(row));
        return byQuarter.values().stream().map(PublishedEditions::edition).toList();
    }

    private static Edition edition(List<Row> rows) {
        Row first = rows.getFirst();
        List<Edition.Figure> figures = new ArrayList<>();
        for (Row row : rows) {
            if (row.figure() != null) {
                figures.add(row.figure());
            }
        }
        return new Edition(
                Quarter.read(first.quarter()).orElseThrow(),
                first.smallest(),
                first.publishedAt(),
                figures);
    }

    /// False for a quarter that was published or still runs.
    boolean publish(Quarter quarter, List<String> types, int smallest, Instant at) {
        return jdbc.sql("select situation.publish(?, ?, ?, ?)")
                .params(
                        quarter.toString(),
                        types.toArray(String[]::new),
                        smallest,
                        Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }
}
