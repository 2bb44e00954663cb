package kaname;

import java.time.Clock;
import kaname.exchange.Signer;
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
    Signer signer(Home home) {
        return Signer.inHome(home.directory());
    }
}
