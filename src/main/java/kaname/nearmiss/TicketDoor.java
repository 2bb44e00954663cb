package kaname.nearmiss;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions in which the database lends a ticket's eyes.
@Component
class TicketDoor {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    TicketDoor(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
    }

    <T> T with(Ticket ticket, Supplier<T> work) {
        return java.util.Objects.requireNonNull(
                transactions.execute(_ -> {
                    name("kaname.ticket", ticket.locatorHex());
                    return work.get();
                }));
    }

    /// From here to the end of the transaction it also sees what became of this one; say so only of
    /// an id that the ticket itself opened.
    void follow(UUID relayed) {
        name("kaname.relayed", relayed.toString());
    }

    private void name(String setting, String value) {
        jdbc.sql("select set_config(?, ?, true)")
                .params(setting, value)
                .query((_, _) -> value)
                .single();
    }
}
