package kaname.exchange.delivery;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class DeliveryConfiguration {

    @Bean
    Post post(MailSettings settings, Environment environment) {
        if (settings.configured()) {
            return new SmtpPost(settings);
        }
        return environment.acceptsProfiles(Profiles.of("demo")) ? new DemoMailbox() : new NoPost();
    }

    /// The demo's webhooks may lead to the machine that it runs on.
    @Bean
    Neighbourhood neighbourhood(
            @Value("${kaname.webhooks.private-addresses:false}") boolean privateToo,
            Environment environment) {
        return new Neighbourhood(privateToo || environment.acceptsProfiles(Profiles.of("demo")));
    }
}
