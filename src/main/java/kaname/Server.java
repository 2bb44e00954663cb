package kaname;

import kaname.platform.ReadyNotice;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/// The house with its doors open. Commands that need no server never load this class.
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Server {

    static void open(Opening opening) {
        Opening.refuseUnknownLog(System.getenv().getOrDefault("KANAME_LOG_FORMAT", "text"));
        opening.refuseTakenPort();
        SpringApplication application = new SpringApplication(Server.class);
        if (opening.demo()) {
            application.setAdditionalProfiles("demo");
        }
        announce(
                start(
                        application,
                        "--server.port=" + opening.port(),
                        "--kaname.home=" + opening.home()));
    }

    private static ConfigurableApplicationContext start(
            SpringApplication application, String... properties) {
        try {
            return application.run(properties);
        } catch (RuntimeException failure) {
            throw new Opening.Refused("the server did not start: " + root(failure).getMessage());
        }
    }

    private static void announce(ConfigurableApplicationContext house) {
        String port = house.getEnvironment().getRequiredProperty("local.server.port");
        System.out.println("Kaname is ready: http://127.0.0.1:" + port);
        house.getBeanProvider(ReadyNotice.class)
                .orderedStream()
                .flatMap(notice -> notice.lines().stream())
                .forEach(System.out::println);
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : root(cause);
    }
}
