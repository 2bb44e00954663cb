package kaname.incident;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Remembers which request became which report, so that a client may repeat itself safely.
@Repository
public class Submissions {

    /// The report that an earlier request with the same key became.
    public record Submission(UUID incident, int number) {}

    private final JdbcClient jdbc;

    Submissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @throws Problem 422 when the key was used for another request
    public Optional<Submission> earlier(String organisation, String key, byte[] requestHash) {
        return jdbc.sql(
                        """
                        select incident, number, request_hash from incident.submission
                         where organisation = ? and idempotency_key = ?
                        """)
                .params(organisation, key)
                .query((row, _) -> {
                    if (!Arrays.equals(row.getBytes("request_hash"), requestHash)) {
                        throw Problem.of(
                                422,
                                "idempotency-key-reused",
                                Text.of(
                                        "この Idempotency-Key は別の内容で使われています。新しい値にしてください",
                                        "This Idempotency-Key was used for another request; choose"
                                                + " a new one"));
                    }
                    return new Submission(
                            row.getObject("incident", UUID.class), row.getInt("number"));
                })
                .optional();
    }

    public void remember(
            String organisation, String key, byte[] requestHash, UUID incident, int number) {
        jdbc.sql(
                        """
                        insert into incident.submission (organisation, idempotency_key, request_hash, incident, number)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(organisation, key, requestHash, incident, number)
                .update();
    }
}
