package kaname.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import kaname.fuzz.FuzzTarget;
import kaname.fuzz.Mutations;
import kaname.platform.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/// What is read as a network is one to the database too.
class NetworksTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @Test
    void whateverIsReadIsANetworkToTheDatabase() {
        Collection<String> read =
                new Mutations(new NetworksFuzz().seeds(), new Random(3))
                        .some(20_000)
                        .map(FuzzTarget::text)
                        .map(Networks::read)
                        .flatMap(Optional::stream)
                        .flatMap(List::stream)
                        .collect(Collectors.toSet());
        assertThat(read).hasSizeGreaterThan(50);
        assertThat(cidr(read.toArray(String[]::new))).isEqualTo(read.size());
    }

    /// Java reads the last number of a short form into all that is left, PostgreSQL does not.
    @ParameterizedTest
    @ValueSource(strings = {"1.256/24", "16777216/8", "1.65536/8"})
    void aShortFormThatTheDatabaseRefusesIsNotRead(String text) {
        assertThat(Networks.read(text)).isEmpty();
        assertThatThrownBy(() -> cidr(text)).isInstanceOf(DataAccessException.class);
    }

    private static long cidr(String... networks) {
        return DATABASE.asOwner()
                .sql("select count(t::cidr) from unnest(?::text[]) t")
                .param(networks)
                .query(Long.class)
                .single();
    }
}
