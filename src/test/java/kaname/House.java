package kaname;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kaname.platform.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.MetadataReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The demo nation's house, open on a port of its own over a real PostgreSQL: one for all tests of
/// a JVM, whichever engine runs them. Tests talk to it as programs do, over HTTP.
///
/// Tests share it, so each asserts about what it reported itself.
public final class House {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<Resource, MetadataReader> READ = new ConcurrentHashMap<>();

    private static volatile @Nullable House one;

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final Map<String, Desk> desks = new LinkedHashMap<>();

    /// The one house of this JVM; opened by the first who asks.
    public static House open() {
        one = Shared.HOUSE;
        return one;
    }

    /// A house for a test that changes what others rely on, such as the framework.
    public static House ofItsOwn() {
        return with(Map.of());
    }

    /// As [#ofItsOwn], set up differently; close it when done.
    public static House with(Map<String, Object> settings) {
        return new House(TestDatabase.fresh(), settings, List.of());
    }

    /// As [#ofItsOwn], with the statements of its requests counted.
    public static House counted(Counted counted) {
        return new House(
                TestDatabase.fresh(),
                Map.of(),
                List.of(context -> context.getBeanFactory().addBeanPostProcessor(counted)));
    }

    public void close() {
        if (this == one) {
            throw new IllegalStateException("the one house of this JVM is open to others");
        }
        context.close();
    }

    /// A second node of the same house.
    public House anotherNode() {
        return new House(database, Map.of(), List.of());
    }

    private static final class Shared {
        static final House HOUSE = ofItsOwn();
    }

    private House(
            TestDatabase database,
            Map<String, Object> settings,
            List<ApplicationContextInitializer<ConfigurableApplicationContext>> initializers) {
        this.database = database;
        Map<String, Object> properties = new LinkedHashMap<>();
        database.into((name, value) -> properties.put(name, value.get()));
        properties.put("server.port", 0);
        // its template is migrated; a database of yours is not
        properties.put("spring.flyway.enabled", settings.containsKey("kaname.database.url"));
        properties.put("kaname.warm", false); // hundreds of questions, and nobody waits for them
        properties.put("kaname.demo.advisories", false); // tests write their own
        properties.put("kaname.demo.near-misses", false);
        properties.putAll(settings);
        SpringApplication application = new SpringApplication(Server.class);
        initializers.forEach(application::addInitializers);
        application.addInitializers(House::knowing);
        application.setAdditionalProfiles("demo");
        application.setRegisterShutdownHook(false); // the JVM takes it along, after its database
        this.context =
                application.run(
                        properties.entrySet().stream()
                                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                                .toArray(String[]::new));
        this.address =
                "http://127.0.0.1:"
                        + context.getEnvironment().getRequiredProperty("local.server.port");
        for (JsonNode persona : JSON.readTree(text("/demo.json"))) {
            Desk desk =
                    new Desk(
                            http,
                            address,
                            persona.path("organisation").asString(),
                            persona.path("token").asString());
            desks.put(persona.path("persona").asString(), desk);
        }
    }

    /// The classes that earlier houses read to find their parts.
    private static void knowing(ConfigurableApplicationContext context) {
        Map<Resource, MetadataReader> known =
                ((DefaultResourceLoader) context).getResourceCache(MetadataReader.class);
        known.putAll(READ);
        context.addApplicationListener(event -> {
            if (event instanceof ApplicationStartedEvent) {
                READ.putAll(known);
            }
        });
    }

    /// Somebody of the demo nation, with a token.
    public Desk desk(String persona) {
        Desk desk = desks.get(persona);
        if (desk == null) {
            throw new IllegalArgumentException("no persona " + persona + " in " + desks.keySet());
        }
        return desk;
    }

    /// Somebody without a token.
    public Desk stranger() {
        return new Desk(http, address, "nobody", null);
    }

    public Map<String, Desk> desks() {
        return Map.copyOf(desks);
    }

    /// Somebody who runs the house, whom the demo nation does not have.
    public UUID administrator(String login) {
        UUID id = UUID.randomUUID();
        database.asOwner()
                .sql(
                        """
                        insert into registry.account (id, organisation, login, role, title_ja, title_en)
                        values (?, 'cyber-office', ?, 'administrator', '管理者', 'Administrator')
                        """)
                .params(id, login)
                .update();
        return id;
    }

    public TestDatabase database() {
        return database;
    }

    public String address() {
        return address;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// How many rows each table of the house holds: what "nothing was stored" is measured by.
    public Map<String, Long> rows() {
        return database.asOwner()
                .sql(
                        """
                        select (select count(*) from incident.incident) as "incident.incident",
                               (select count(*) from incident.report) as "incident.report",
                               (select count(*) from incident.fact) as "incident.fact",
                               (select count(*) from incident.submission) as "incident.submission",
                               (select count(*) from filing.assessment) as "filing.assessment",
                               (select count(*) from filing.filed) as "filing.filed",
                               (select count(*) from filing.clock_change) as "filing.clock_change",
                               (select count(*) from filing.reminder) as "filing.reminder",
                               (select count(*) from exchange.letter) as "exchange.letter",
                               (select count(*) from exchange.acknowledgement) as "exchange.acknowledgement",
                               (select count(*) from exchange.question) as "exchange.question",
                               (select count(*) from exchange.receipt) as "exchange.receipt",
                               (select count(*) from exchange.ledger) as "exchange.ledger"
                        """)
                .query((row, _) -> {
                    Map<String, Long> rows = new LinkedHashMap<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        rows.put(row.getMetaData().getColumnLabel(i), row.getLong(i));
                    }
                    return rows;
                })
                .single();
    }

    private String text(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address + path)).build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
