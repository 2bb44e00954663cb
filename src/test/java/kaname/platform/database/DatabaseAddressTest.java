package kaname.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseAddressTest {

    @TempDir Path data;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost/kaname",
                "jdbc:postgresql:kaname",
                "jdbc:postgresql://127.0.0.1:5433,[::1]:5433/kaname",
                "jdbc:postgresql://db.example/kaname?sslmode=require"
            })
    void whatStaysHereOrSaysHowToAskIsLeftAsItIs(String url) {
        assertThat(DatabaseAddress.yours(url, "kaname", "secret").url()).isEqualTo(url);
    }

    @Test
    void whatIsElsewhereMustShowACertificateThatHolds() {
        assertThat(yours("jdbc:postgresql://db.example/kaname"))
                .isEqualTo(
                        "jdbc:postgresql://db.example/kaname?sslmode=verify-full"
                                + "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
        assertThat(yours("jdbc:postgresql://127.0.0.1,db.example/kaname?sslrootcert=/ca.pem"))
                .isEqualTo(
                        "jdbc:postgresql://127.0.0.1,db.example/kaname?sslrootcert=/ca.pem"
                                + "&sslmode=verify-full");
    }

    /// 0.0.0.0 reaches this machine, and does not look like it.
    @Test
    void aServerThatSpeaksNoTlsHearsNoPassword() {
        try (YoursPostgres plain = new YoursPostgres(data.resolve("plain"))) {
            String url =
                    plain.environment().get("KANAME_DATABASE_URL").replace("127.0.0.1", "0.0.0.0");

            assertThatThrownBy(() -> ask(yours(url)))
                    .rootCause()
                    .hasMessageContaining("does not support SSL");
            assertThat(ask(yours(url + "?sslmode=disable"))).isEqualTo(1);
        }
    }

    private static String yours(String url) {
        return DatabaseAddress.yours(url, "kaname", "secret").url();
    }

    private static int ask(String url) {
        return JdbcClient.create(new DatabaseAddress(url, "kaname", "secret").unpooled())
                .sql("select 1")
                .query(Integer.class)
                .single();
    }
}
