package kaname.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The receipts that the house has handed out.
@Repository
public class IssuedReceipts {

    private final JdbcClient jdbc;

    IssuedReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One receipt of an incident; `document` is the text of `receipt.json`.
    public record Issued(int report, Instant at, String document) {}

    /// The receipts of an incident in the order of its reports, for the operator alone.
    @Transactional(readOnly = true)
    public List<Issued> of(UUID incident) {
        return jdbc.sql(
                        """
                        select number, issued_at, document from exchange.receipt
                         where incident = ? order by number
                        """)
                .param(incident)
                .query((row, _) ->
                        new Issued(
                                row.getInt("number"),
                                row.getTimestamp("issued_at").toInstant(),
                                row.getString("document")))
                .list();
    }

    /// The text of `receipt.json`, for the operator alone.
    @Transactional(readOnly = true)
    public Optional<String> find(UUID incident, int report) {
        return jdbc.sql("select document from exchange.receipt where incident = ? and number = ?")
                .params(incident, report)
                .query(String.class)
                .optional();
    }
}
