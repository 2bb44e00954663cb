package kaname.platform.web;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import kaname.platform.OutcomeUnknown;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Tells a database that is gone, full or shut from a fault of ours: the first is said as 503, with
/// when to try again and what to do meanwhile.
final class Outage {

    static final Duration RETRY = Duration.ofSeconds(10);

    private static final Text TITLE = Text.of("いまは記録を保存できません", "Nothing can be stored just now");
    private static final Text NEXT =
            Text.of(
                    "少し待って、もう一度送ってください。急ぐ報告は、待たずに電話で行ってください。",
                    "Wait a little and send it again. Do not wait with an urgent report: make it by"
                            + " phone.");
    private static final Text MAYBE =
            Text.of(
                    "保存されたかどうか確かめられません。記録が二重にならないよう、送り直す前に一覧で確かめてください。",
                    "It is not known whether this was stored. Look at your list before you send it"
                            + " again.");
    private static final Text SAME_KEY =
            Text.of(
                    "一覧に無ければ送り直してください（API では同じ Idempotency-Key で送り直せば二重になりません）。急ぐ報告は電話で行ってください。",
                    "If it is not in your list, send it again (over the API with the same"
                            + " Idempotency-Key, which never stores it twice). Make urgent reports"
                            + " by phone.");

    private Outage() {}

    static Optional<Refusal> of(@Nullable Throwable thrown, String reference) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof OutcomeUnknown || at instanceof TransactionSystemException) {
                return Optional.of(unknown(reference));
            }
            if (at instanceof CannotCreateTransactionException
                    || at instanceof CannotGetJdbcConnectionException
                    || (at instanceof SQLException sql && isAway(sql))) {
                return Optional.of(away(reference));
            }
        }
        return Optional.empty();
    }

    static HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY.toSeconds()));
        return headers;
    }

    /// No connection, no room, shut down or shutting down, may be read only, broken files.
    static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.startsWith("58")
                        || state.equals("25006"));
    }

    private static Refusal away(String reference) {
        return refusal("database-away", TITLE, Refusal.NOTHING_STORED, NEXT, reference);
    }

    private static Refusal unknown(String reference) {
        return refusal(
                "outcome-unknown",
                Text.of("保存されたか分かりません", "It is not known whether this was stored"),
                MAYBE,
                SAME_KEY,
                reference);
    }

    private static Refusal refusal(
            String code, Text title, Text kept, Text next, String reference) {
        return new Refusal(503, code, title, kept, next, java.util.List.of(), reference);
    }
}
