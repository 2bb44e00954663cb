package kaname.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kaname.platform.Home;
import kaname.platform.ReadyNotice;
import kaname.platform.Text;
import kaname.platform.database.Database;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The invented nation of the demo: loaded at start, its personas named with tokens that stay the
/// same for one home.
@Component
@Profile("demo")
@Order(0)
class DemoNation implements ApplicationRunner, ReadyNotice {

    /// A desk that a visitor can sit down at.
    record Persona(
            String id,
            String organisation,
            Text organisationName,
            String role,
            Text title,
            boolean main,
            String token) {}

    private final Database database;
    private final Home home;
    private final Environment environment;
    private final List<Persona> personas = new ArrayList<>();

    DemoNation(Database database, Home home, Environment environment) {
        this.database = database;
        this.home = home;
        this.environment = environment;
    }

    List<Persona> personas() {
        return List.copyOf(personas);
    }

    String address() {
        return "http://127.0.0.1:" + environment.getProperty("local.server.port");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Nation nation = read();
        NationLoader loader = new NationLoader(JdbcClient.create(database.owner().unpooled()));
        loader.load(nation.organisations());
        Map<String, Text> names = new HashMap<>();
        nation.organisations().forEach(o -> names.put(o.id(), o.name()));
        int order = 0;
        for (Nation.Persona persona : nation.personas()) {
            String token = token(persona.id());
            loader.account(persona, order++, new Secret(token).hash());
            personas.add(
                    new Persona(
                            persona.id(),
                            persona.organisation(),
                            Objects.requireNonNull(names.get(persona.organisation())),
                            persona.role(),
                            persona.title(),
                            persona.main(),
                            token));
        }
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Demo sign-ins (also at " + address() + "/demo):");
        personas.forEach(p ->
                lines.add(
                        "  %-22s %-44s token %s"
                                .formatted(p.id(), p.organisationName().en(), p.token())));
        return lines;
    }

    private static Nation read() {
        YAMLMapper yaml =
                YAMLMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .build();
        try (InputStream in = DemoNation.class.getResourceAsStream("/demo/nation.yaml")) {
            return yaml.readValue(in, Nation.class);
        } catch (IOException e) {
            throw new IllegalStateException("the demo nation can't be read", e);
        }
    }

    private String token(String persona) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = home.secret("demo-tokens").getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] tag = mac.doFinal(persona.getBytes(StandardCharsets.UTF_8));
            return "demo_" + Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
