package kaname.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kaname.House;
import kaname.platform.Caller;
import kaname.platform.Callers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ReadingsTest {

    private static final House HOUSE = House.open();
    private static final Instant NOW = Instant.parse("2026-11-27T03:00:00.000001Z");

    /// Two programs of one desk that ask at the same microsecond.
    @Test
    @Tag("C8")
    void twoLooksAtTheSameMomentAreOne() throws Exception {
        UUID letter = UUID.fromString(InboxTest.letters(1, "land-ministry").getFirst());
        Caller desk = PurposesTest.caller("ministry-desk");
        Readings readings =
                new Readings(HOUSE.database().asApplication(), Clock.fixed(NOW, ZoneOffset.UTC));
        var owner = HOUSE.database().owner();
        CompletableFuture<Void> second =
                new TransactionTemplate(new DataSourceTransactionManager(owner))
                        .execute(_ -> {
                            look(JdbcClient.create(owner), letter, desk);
                            var started =
                                    CompletableFuture.runAsync(() -> write(readings, desk, letter));
                            untilItWaits();
                            return started;
                        });

        second.get(10, TimeUnit.SECONDS);
        assertThat(
                        HOUSE.database()
                                .asOwner()
                                .sql(
                                        "select count(*) from exchange.reading where letter = ? and"
                                                + " account = ?")
                                .params(letter, desk.account())
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    private static void write(Readings readings, Caller desk, UUID letter) {
        Callers.as(
                desk,
                () -> {
                    HOUSE.database()
                            .transaction()
                            .executeWithoutResult(
                                    _ -> readings.write(desk, List.of(letter), Way.LIST));
                    return null;
                });
    }

    private static void look(JdbcClient jdbc, UUID letter, Caller desk) {
        jdbc.sql(
                        """
                        insert into exchange.reading (letter, organisation, operator, account, at, way)
                        select id, recipient, operator, ?, ?, 'list' from exchange.letter where id = ?
                        """)
                .params(desk.account(), OffsetDateTime.ofInstant(NOW, ZoneOffset.UTC), letter)
                .update();
    }

    private static void untilItWaits() {
        for (int i = 0; i < 100; i++) {
            boolean waits =
                    HOUSE.database()
                            .asOwner()
                            .sql(
                                    "select count(*) > 0 from pg_stat_activity where"
                                        + " wait_event_type = 'Lock' and query like 'insert into"
                                        + " exchange.reading%'")
                            .query(Boolean.class)
                            .single();
            if (waits) {
                return;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new IllegalStateException("the second look never came upon the first");
    }
}
