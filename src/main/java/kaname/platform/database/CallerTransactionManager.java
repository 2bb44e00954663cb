package kaname.platform.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Guest;
import kaname.platform.OutcomeUnknown;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/// Tells the database, as each transaction begins, whose eyes are looking. The word lasts as long
/// as the transaction; without a caller row-level security shows nothing.
final class CallerTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private static final String NAME_THE_CALLER =
            "select set_config('kaname.organisation', ?, true), set_config('kaname.account', ?,"
                    + " true), set_config('kaname.role', ?, true), registry.closed(?)";

    private static final String NAME_THE_GUEST = "select set_config('kaname.guest', ?, true)";

    private final DataSource source;

    CallerTransactionManager(DataSource source) {
        super(source);
        this.source = source;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        try {
            Callers.current().ifPresent(this::name);
            Callers.guest().ifPresent(this::name);
        } catch (RuntimeException failure) {
            doCleanupAfterCompletion(transaction);
            throw failure;
        }
    }

    /// A lost answer is not a rollback.
    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        try {
            super.doCommit(status);
        } catch (DataAccessException | TransactionException failure) {
            throw cameToAnEnd(failure) ? failure : new OutcomeUnknown(failure);
        }
    }

    /// PostgreSQL said itself that the transaction failed.
    private static boolean cameToAnEnd(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                return !sql.getSQLState().startsWith("08") && !sql.getSQLState().startsWith("57P");
            }
        }
        return false;
    }

    /// A session that outlived its account ends at the next thing it asks for.
    private static void turnAwayIfClosed(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (row.next() && row.getBoolean(4)) {
                throw Problem.of(
                        403,
                        "account-closed",
                        Text.of("このアカウントは閉じられています", "This account has been closed"));
            }
        }
    }

    private void name(Guest guest) {
        try (PreparedStatement statement =
                DataSourceUtils.getConnection(source).prepareStatement(NAME_THE_GUEST)) {
            statement.setString(1, guest.token().toString());
            statement.execute();
        } catch (SQLException failure) {
            throw new CannotCreateTransactionException(
                    "the database does not accept the guest", failure);
        }
    }

    private void name(Caller caller) {
        try (PreparedStatement statement =
                DataSourceUtils.getConnection(source).prepareStatement(NAME_THE_CALLER)) {
            statement.setString(1, caller.organisation());
            statement.setString(2, caller.account().toString());
            statement.setString(3, caller.role());
            statement.setObject(4, caller.account());
            turnAwayIfClosed(statement);
        } catch (SQLException failure) {
            throw new CannotCreateTransactionException(
                    "the database does not accept the caller", failure);
        }
    }
}
