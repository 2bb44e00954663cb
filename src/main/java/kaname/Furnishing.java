package kaname;

import java.time.Clock;
import kaname.exchange.KeyRing;
import kaname.platform.Home;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the pure core where the edge can reach it.
@Configuration(proxyBeanMethods = false)
class Furnishing {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    KeyRing keys(Home home) {
        return KeyRing.inHome(home.directory());
    }
}
