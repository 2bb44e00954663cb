package kaname.platform;

import org.springframework.transaction.TransactionSystemException;

/// The database was told to commit and did not answer: what was asked for is stored or it is not,
/// and nobody here can say which.
public final class OutcomeUnknown extends TransactionSystemException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(Throwable cause) {
        super("the database did not answer whether it has committed", cause);
    }
}
