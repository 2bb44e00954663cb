package kaname.exchange.delivery;

import kaname.platform.database.Database;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives every organisation of the demo that has a desk a mail address that said yes.
@Profile("demo")
@Order(100)
@Component
class DemoChannels implements ApplicationRunner {

    private final Database database;

    DemoChannels(Database database) {
        this.database = database;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        JdbcClient.create(database.owner().unpooled())
                .sql(
                        """
                        insert into exchange.channel (id, organisation, kind, name, address, tells, shows, created_at,
                                                      confirmed_at)
                        select md5('demo channel ' || o.id)::uuid, o.id, 'mail', '当直 / On duty',
                               'duty@' || o.id || '.example', array['letter', 'question', 'unread', 'reminder', 'announcement',
                               'circle', 'drill', 'concern'],
                               'TLP:AMBER', now(), now()
                          from registry.organisation o
                         where exists (select from registry.account a
                                        where a.organisation = o.id and a.persona is not null)
                            on conflict do nothing
                        """)
                .update();
    }
}
