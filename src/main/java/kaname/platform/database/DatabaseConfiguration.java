package kaname.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import kaname.platform.Home;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean
    Home home(@Value("${kaname.home:.kaname/serve}") Path directory) {
        return Home.at(directory);
    }

    @Bean
    Database database(DatabaseSettings settings, Home home) {
        String url = settings.url();
        return url == null || url.isBlank()
                ? EmbeddedDatabase.start(home)
                : new ExternalDatabase(
                        DatabaseAddress.yours(url, settings.user(), settings.password()));
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerDataSource(Database database) {
        return database.owner().unpooled();
    }

    @Bean
    HikariDataSource dataSource(Database database, DatabaseSettings settings) {
        return pool(database, settings.connections());
    }

    @Bean
    JdbcTransactionManager transactionManager(HikariDataSource dataSource) {
        return new CallerTransactionManager(dataSource);
    }

    static HikariDataSource pool(Database database, int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("kaname");
        pool.setJdbcUrl(database.application().url());
        pool.setUsername(database.application().user());
        pool.setPassword(database.application().password());
        pool.setConnectionInitSql(database.onConnect());
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        pool.setMaxLifetime(Duration.ofMinutes(25).toMillis());
        pool.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        pool.addDataSourceProperty("ApplicationName", "kaname");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("connectTimeout", "5");
        pool.addDataSourceProperty("socketTimeout", "60");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        return pool;
    }
}
