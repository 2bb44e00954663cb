package kaname.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A webhook can't be made to knock at doors behind this house's own firewall.
class NeighbourhoodTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "0.1.2.3",
                "100.64.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:0:1::1",
                "2001:db8::1"
            })
    void refusesWhatIsNotPublic(String address) throws Exception {
        assertThat(Neighbourhood.isPublic(InetAddress.getByName(address))).isFalse();
        assertThatThrownBy(() -> new Neighbourhood(false).resolve(address))
                .isInstanceOf(Neighbourhood.OutOfBounds.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
    void takesWhatIsPublic(String address) throws Exception {
        assertThat(new Neighbourhood(false).resolve(address)).hasSize(1);
    }

    @Test
    void takesEverythingWhereItsKeepersSaySo() throws Exception {
        assertThat(new Neighbourhood(true).resolve("127.0.0.1")).hasSize(1);
    }
}
