package kaname.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import kaname.platform.ReadyNotice;
import kaname.platform.database.Database;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// As long as nobody administers this house, whoever started it is handed a link for it: a new one
/// at each start, and the one before is worth nothing.
@Component
@Profile("!demo")
class FirstAdministrator implements ReadyNotice {

    static final Duration VALID = Duration.ofHours(24);

    private final Database database;
    private final Environment environment;
    private final Clock clock;

    FirstAdministrator(Database database, Environment environment, Clock clock) {
        this.database = database;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public List<String> lines() {
        Secret link = Secret.fresh("");
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int wanted =
                JdbcClient.create(database.owner().unpooled())
                        .sql(
                                """
                                with before as (delete from registry.welcome where account is null and used_at is null)
                                insert into registry.welcome (hash, created_at, expires_at)
                                select ?, ?, ?
                                 where not exists (select from registry.account where role = 'administrator')
                                """)
                        .params(link.hash(), now, now.plus(VALID))
                        .update();
        return wanted == 0
                ? List.of()
                : List.of(
                        "First administrator: http://127.0.0.1:"
                                + environment.getProperty("local.server.port")
                                + "/welcome/"
                                + link.text());
    }
}
