package kaname.situation.cause;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.nearmiss.Relayed;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.registry.Directory;
import kaname.situation.cause.Phenomenon.Reporter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the caller was told under a name and through the wall, as far as the database shows it to
/// them: three statements, however much it is.
@Repository
@Transactional(readOnly = true)
public class ToldPhenomena {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    /// The newest letter of each regime of an incident: one form carries what another leaves out.
    private static final String LETTERS =
            """
            with mine as materialized (
                select l.* from exchange.letter l
                 where l.recipient = :me and l.sent_at >= :from and l.sent_at < :until and l.exercise = :exercise),
            chosen as (
                select incident, max(sent_at) as last from mine group by incident order by 2 desc, 1 limit :most),
            newest as (
                select distinct on (incident, regime) * from mine
                 order by incident, regime, number desc, sent_at desc, id)
            select n.incident, n.id as letter, n.content, n.sent_at, n.operator_sector, o.id, o.name_ja, o.name_en
              from newest n
              join chosen c using (incident)
              join registry.organisation o on o.id = n.operator
             order by n.incident, n.number desc, n.sent_at desc, n.id
            """;

    private final JdbcClient jdbc;
    private final Relayed relayed;
    private final Directory directory;
    private final Catalogues catalogues;

    ToldPhenomena(JdbcClient jdbc, Relayed relayed, Directory directory, Catalogues catalogues) {
        this.jdbc = jdbc;
        this.relayed = relayed;
        this.directory = directory;
        this.catalogues = catalogues;
    }

    private record Row(
            UUID incident,
            UUID letter,
            String content,
            Instant sentAt,
            String sector,
            Reporter reporter) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("incident", UUID.class),
                    row.getObject("letter", UUID.class),
                    row.getString("content"),
                    row.getTimestamp("sent_at").toInstant(),
                    row.getString("operator_sector"),
                    new Reporter(
                            row.getString("id"),
                            Text.of(row.getString("name_ja"), row.getString("name_en"))));
        }
    }

    /// @param most of each kind, the newest
    public List<Phenomenon> between(
            Caller caller, Instant from, Instant until, boolean exercise, int most) {
        ReadPhenomenon read =
                new ReadPhenomenon(
                        NamesOfOthers.of(directory.ofKind("operator")),
                        catalogues.now().vocabulary());
        List<Phenomenon> found =
                new ArrayList<>(letters(caller, from, until, exercise, most, read));
        relayed.between(
                        LocalDate.ofInstant(from, TOKYO).withDayOfMonth(1),
                        LocalDate.ofInstant(until, TOKYO),
                        exercise,
                        most)
                .forEach(out -> found.add(read.of(out)));
        return found;
    }

    private List<Phenomenon> letters(
            Caller caller,
            Instant from,
            Instant until,
            boolean exercise,
            int most,
            ReadPhenomenon read) {
        List<Row> rows =
                jdbc.sql(LETTERS)
                        .param("me", caller.organisation())
                        .param("from", Timestamp.from(from))
                        .param("until", Timestamp.from(until))
                        .param("exercise", exercise)
                        .param("most", most)
                        .query((row, _) -> Row.of(row))
                        .list();
        List<Phenomenon> found = new ArrayList<>();
        for (int start = 0, end; start < rows.size(); start = end) {
            Row first = rows.get(start);
            end = start + 1;
            while (end < rows.size() && rows.get(end).incident().equals(first.incident())) {
                end++;
            }
            List<String> contents = rows.subList(start, end).stream().map(Row::content).toList();
            found.add(
                    read.of(
                            first.incident(),
                            first.letter(),
                            first.reporter(),
                            first.sector(),
                            first.sentAt(),
                            contents));
        }
        return found;
    }
}
