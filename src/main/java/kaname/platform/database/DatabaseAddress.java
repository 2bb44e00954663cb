package kaname.platform.database;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

record DatabaseAddress(String url, String user, String password) {

    /// A connection for each call, without a pool: for the owner's few statements.
    DataSource unpooled() {
        return new DriverManagerDataSource(url, user, password);
    }

    @Override
    public String toString() {
        return user + "@" + url;
    }
}
