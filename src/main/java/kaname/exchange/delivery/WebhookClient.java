package kaname.exchange.delivery;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/// An HTTP client that goes straight to public addresses, follows nothing, remembers nothing and
/// waits ten seconds.
final class WebhookClient {

    private static final Timeout PATIENCE = Timeout.ofSeconds(10);

    private WebhookClient() {}

    static CloseableHttpClient open(Neighbourhood neighbourhood) {
        return HttpClients.custom()
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setDnsResolver(neighbourhood)
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(PATIENCE)
                                                .setSocketTimeout(PATIENCE)
                                                .setTimeToLive(Timeout.ofMinutes(1))
                                                .build())
                                .setMaxConnTotal(16)
                                .setMaxConnPerRoute(4)
                                .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setResponseTimeout(PATIENCE)
                                .setConnectionRequestTimeout(PATIENCE)
                                .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }
}
