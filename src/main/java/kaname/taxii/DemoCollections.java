package kaname.taxii;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import kaname.platform.Text;
import kaname.platform.database.Database;
import kaname.taxii.Audience.Readers;
import kaname.taxii.Audience.Writers;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The collections of the demo nation, one for each audience, with a few invented objects.
@Component
@Profile("demo")
@Order(1) // after the nation
class DemoCollections implements ApplicationRunner {

    private static final String KEEPER = "cyber-office";

    static final NewCollection PUBLIC =
            new NewCollection(
                    UUID.fromString("0f3a7c52-9d1b-4e64-8a35-6d2c1b7e9f01"),
                    "public",
                    KEEPER,
                    Text.of("公開情報（TLP:CLEAR）", "Public (TLP:CLEAR)"),
                    Text.of("だれでも、トークンなしで読めます。", "Anyone reads it, without a token."),
                    Audience.readBy(Readers.ANYONE));
    static final NewCollection COMMUNITY =
            new NewCollection(
                    UUID.fromString("1c84e0b6-35f7-4a29-b0c8-92d57f4e6a02"),
                    "community",
                    KEEPER,
                    Text.of("コミュニティ（TLP:GREEN）", "Community (TLP:GREEN)"),
                    Text.of("すべての重要インフラ事業者と官署が読みます。", "Every operator and authority reads it."),
                    Audience.readBy(Readers.SIGNED_IN));
    static final NewCollection PORTS =
            new NewCollection(
                    UUID.fromString("2b96d3f8-64ae-4c17-9f52-a1e08c3d7b03"),
                    "ports",
                    KEEPER,
                    Text.of("港湾（TLP:AMBER）", "Ports (TLP:AMBER)"),
                    Text.of(
                            "名を挙げた港湾の事業者と官署だけが知り、読みます。",
                            "Only the port operators and authorities that it names know of it and"
                                    + " read it."),
                    new Audience(
                            Readers.NAMED,
                            Writers.NAMED,
                            Set.of("minato-terminal", "land-ministry", "ceptoar-port"),
                            Set.of("ceptoar-port")));
    static final NewCollection PARTNERS =
            new NewCollection(
                    UUID.fromString("3d07f1a4-82bc-4f95-8e6d-b4c29a5e1d04"),
                    "partners",
                    KEEPER,
                    Text.of("参加組織から（TLP:GREEN）", "From partners (TLP:GREEN)"),
                    Text.of(
                            "参加組織のプログラムが書き込み、参加組織が読みます。",
                            "Programs of partners write it, and partners read it."),
                    new Audience(Readers.SIGNED_IN, Writers.SIGNED_IN, Set.of(), Set.of()));

    private final Database database;
    private final Clock clock;

    DemoCollections(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        DataSource owner = database.owner().unpooled();
        JdbcClient jdbc = JdbcClient.create(owner);
        new TransactionTemplate(new JdbcTransactionManager(owner))
                .executeWithoutResult(_ -> {
                    jdbc.sql(
                                    """
                                    select set_config('kaname.organisation', organisation, true)
                                           || set_config('kaname.account', id::text, true)
                                      from registry.account where login = 'coordinator'
                                    """)
                            .query(String.class)
                            .single();
                    for (NewCollection one : List.of(PUBLIC, COMMUNITY, PORTS, PARTNERS)) {
                        if (Collections.create(jdbc, one, clock.instant())) {
                            fill(new Shelf(jdbc), one);
                        }
                    }
                });
    }

    private static void fill(Shelf shelf, NewCollection one) {
        if (one.equals(PUBLIC) || one.equals(COMMUNITY)) {
            shelf.add(one.id(), objects(one.alias()));
        }
    }

    private static List<StixObject> objects(String name) {
        try (InputStream in =
                DemoCollections.class.getResourceAsStream("/demo/" + name + ".json")) {
            return Envelope.read(in.readAllBytes()).stream()
                    .map(StixRules.Verdict::object)
                    .map(java.util.Objects::requireNonNull)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
