package kaname.community;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import kaname.platform.database.Database;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/// Gives the demo nation two circles, a drill with figures and rules that contradict each other,
/// all invented and labelled so; the CEPTOARs' own circles come from the registry. Before any
/// channel is there, so nobody is written to about them.
@Profile("demo")
@Order(50)
@Component
class DemoCommunity implements ApplicationRunner {

    private final Database database;

    DemoCommunity(Database database) {
        this.database = database;
    }

    @Override
    public void run(ApplicationArguments arguments) throws SQLException {
        EncodedResource script =
                new EncodedResource(new ClassPathResource("demo/community.sql"), UTF_8);
        try (Connection connection = database.owner().unpooled().getConnection()) {
            connection.setAutoCommit(false);
            ScriptUtils.executeSqlScript(connection, script);
            connection.commit();
        }
    }
}
