package kaname.platform.database;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Where a database is, and as whom to enter it. Never printed with its password.
public record DatabaseAddress(String url, String user, String password) {

    /// A connection for each call, without a pool: for the owner's few statements.
    public DataSource unpooled() {
        return new DriverManagerDataSource(url, user, password);
    }

    @Override
    public String toString() {
        return user + "@" + url;
    }
}
