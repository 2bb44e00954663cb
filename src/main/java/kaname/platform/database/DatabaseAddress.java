package kaname.platform.database;

import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Where a database is, and as whom to enter it. Never printed with its password.
public record DatabaseAddress(String url, String user, String password) {

    private static final Set<String> THIS_MACHINE =
            Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /// A PostgreSQL of yours. On another machine it is asked for a certificate that holds
    /// (`sslmode=verify-full`, by the authorities that the JDK trusts), unless the address itself
    /// says how to ask.
    static DatabaseAddress yours(String url, String user, String password) {
        Properties said = Driver.parseURL(url, new Properties());
        if (said == null || PGProperty.SSL_MODE.isPresent(said) || isHere(said)) {
            return new DatabaseAddress(url, user, password);
        }
        boolean trusted =
                PGProperty.SSL_ROOT_CERT.isPresent(said) || PGProperty.SSL_FACTORY.isPresent(said);
        String verified =
                url
                        + (url.contains("?") ? "&" : "?")
                        + "sslmode=verify-full"
                        + (trusted ? "" : "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
        return new DatabaseAddress(verified, user, password);
    }

    private static boolean isHere(Properties said) {
        String hosts = PGProperty.PG_HOST.getOrDefault(said);
        return PGProperty.SOCKET_FACTORY.isPresent(said)
                || hosts == null
                || THIS_MACHINE.containsAll(Arrays.asList(hosts.split(",")));
    }

    /// A connection for each call, without a pool: for the owner's few statements.
    public DataSource unpooled() {
        return new DriverManagerDataSource(url, user, password);
    }

    @Override
    public String toString() {
        return user + "@" + url;
    }
}
