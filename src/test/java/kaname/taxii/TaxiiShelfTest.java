package kaname.taxii;

import static kaname.taxii.TaxiiClient.id;
import static kaname.taxii.TaxiiClient.ids;
import static kaname.taxii.TaxiiClient.indicator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import kaname.House;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Text;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What other rooms may do with collections.
class TaxiiShelfTest {

    private static final House HOUSE = House.open();
    private static final TaxiiClient PORT = new TaxiiClient(HOUSE.desk("port-desk"));
    private static final Collections COLLECTIONS = HOUSE.bean(Collections.class);
    private static final Shelf SHELF = HOUSE.bean(Shelf.class);

    private static Caller caller(String login) {
        return HOUSE.database()
                .asOwner()
                .sql("select * from registry.account_by_login(?)")
                .param(login)
                .query((row, _) ->
                        new Caller(
                                row.getObject("id", UUID.class),
                                row.getString("organisation"),
                                Text.same("x"),
                                row.getString("kind"),
                                row.getString("role"),
                                Text.same("x")))
                .single();
    }

    private static <T> T as(String login, java.util.function.Supplier<T> work) {
        return Callers.as(caller(login), work);
    }

    private static NewCollection wanted(String keeper, Audience audience) {
        UUID id = UUID.randomUUID();
        return new NewCollection(
                id,
                "r" + id.toString().substring(0, 8),
                keeper,
                Text.same("x"),
                Text.same("x"),
                audience);
    }

    @Test
    void aCoordinatorMakesACollectionFillsItAndOpensIt() {
        NewCollection wanted = wanted("cyber-office", Audience.readBy(Audience.Readers.NAMED));
        String name = wanted.id().toString();
        String object = id("indicator");
        as(
                "coordinator",
                () -> {
                    COLLECTIONS.create(wanted);
                    SHELF.put(wanted.id(), List.of(indicator(object, "2026-01-01T00:00:00.000Z")));
                    return true;
                });
        assertThat(PORT.objects(name, "").status()).isEqualTo(404);
        as(
                "coordinator",
                () -> {
                    COLLECTIONS.open(
                            wanted.id(),
                            new Audience(
                                    Audience.Readers.NAMED,
                                    Audience.Writers.NAMED,
                                    Set.of("minato-terminal"),
                                    Set.of()));
                    return true;
                });
        assertThat(ids(PORT.objects(name, "").json())).containsExactly(object);
        as(
                "coordinator",
                () -> {
                    SHELF.withdraw(wanted.id(), object);
                    return true;
                });
        assertThat(PORT.objects(name, "").text()).isEqualTo("{}");
        assertThat(as("coordinator", () -> COLLECTIONS.find(name)).orElseThrow().objects())
                .isZero();
    }

    @Test
    void whatIsPutGoesWithTheTransactionOfItsCaller() {
        String shelf = Shelves.shared(HOUSE);
        var transaction = new TransactionTemplate(HOUSE.bean(PlatformTransactionManager.class));
        as(
                "port-desk",
                () ->
                        transaction.execute(status -> {
                            SHELF.put(UUID.fromString(shelf), List.of(indicator()));
                            status.setRollbackOnly();
                            return true;
                        }));
        assertThat(PORT.objects(shelf, "").text()).isEqualTo("{}");
    }

    @Test
    void theDatabaseRefusesWhatIsNotTheCallers() {
        NewCollection mine = wanted("minato-terminal", Audience.readBy(Audience.Readers.SIGNED_IN));
        NewCollection others = wanted("cyber-office", Audience.readBy(Audience.Readers.SIGNED_IN));
        assertThatThrownBy(() -> as("port-desk", () -> made(mine)))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> as("ministry-desk", () -> made(others)))
                .isInstanceOf(DataAccessException.class);
        UUID community = DemoCollections.COMMUNITY.id();
        assertThatThrownBy(() -> as("port-desk", () -> put(community)))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() ->
                        as(
                                "ministry-desk",
                                () -> {
                                    COLLECTIONS.open(
                                            community, Audience.readBy(Audience.Readers.ANYONE));
                                    return true;
                                }))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean made(NewCollection wanted) {
        COLLECTIONS.create(wanted);
        return true;
    }

    private static boolean put(UUID collection) {
        SHELF.put(collection, List.of(indicator()));
        return true;
    }

    @Test
    void anObjectThatIsNoneIsAnErrorOfTheRoomThatPutsIt() {
        assertThatThrownBy(() -> SHELF.put(UUID.randomUUID(), List.of("{\"type\": \"indicator\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/id");
    }
}
