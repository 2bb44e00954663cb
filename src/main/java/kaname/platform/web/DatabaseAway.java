package kaname.platform.web;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Whether something failed because the database could not be reached, went away or had no room:
/// nothing that the request is to blame for, and nothing that lasts.
final class DatabaseAway {

    static final String RETRY_AFTER_SECONDS = "5";

    private DatabaseAway() {}

    static boolean is(@Nullable Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || (cause instanceof SQLException failure
                            && isResource(failure.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    // connection, resources, an operator's hand, system error
    private static boolean isResource(@Nullable String state) {
        return state != null && state.matches("(08|53|57|58).*");
    }
}
