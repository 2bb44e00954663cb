package kaname;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.context.request.RequestContextHolder;

/// Counts the SQL statements that requests make; what the house does by itself does not count.
public final class Counted implements BeanPostProcessor {

    private final AtomicInteger statements = new AtomicInteger();

    public int statements() {
        return statements.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && name.equals("dataSource")) {
            pool.setDataSource(
                    counting(
                            new DriverManagerDataSource(
                                    pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())));
        }
        return bean;
    }

    private DataSource counting(DataSource source) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return counting(source.getConnection());
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return counting(source.getConnection());
            }
        };
    }

    private Connection counting(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        Counted.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (method.getName().startsWith("prepare")
                                    && RequestContextHolder.getRequestAttributes() != null) {
                                statements.incrementAndGet();
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
