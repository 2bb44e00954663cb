package kaname.exchange.delivery;

import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.List;
import kaname.fuzz.FuzzTarget;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/// An address that is taken is one that a message can be handed to: one mailbox, or one host and
/// port over TLS.
final class ChannelAddressFuzz implements FuzzTarget {

    private static final CloseableHttpClient NOWHERE =
            HttpClients.custom()
                    .setConnectionManager(
                            PoolingHttpClientConnectionManagerBuilder.create()
                                    .setDnsResolver(new InMemoryDnsResolver())
                                    .build())
                    .build();

    @Override
    public void take(byte[] input) throws Exception {
        String text = FuzzTarget.text(input);
        if (ChannelAddress.isMail(text)) {
            FuzzTarget.promise(InternetAddress.parse(text, true).length == 1, text);
            FuzzTarget.promise(text.chars().allMatch(c -> c > 32 && c < 127), text);
        }
        if (ChannelAddress.isUrl(text, false)) {
            FuzzTarget.promise(text.startsWith("https://"), text);
            reachable(text);
        }
        if (ChannelAddress.isUrl(text, true)) {
            reachable(text);
        }
    }

    /// Nobody is found, so nothing leaves; whatever else is wrong with the address would show.
    private static void reachable(String text) {
        HttpPost post = new HttpPost(URI.create(text));
        FuzzTarget.promise(post.getAuthority().getUserInfo() == null, text);
        FuzzTarget.promise(
                WebhookCarrier.carry(NOWHERE, post)
                        .equals(new Outcome.Later("the host is not known")),
                text);
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "soc@example.co.jp",
                "\"a b\"@example.com",
                "a@[192.0.2.1]",
                "https://hooks.example.com:8443/in?a=b",
                "https://[2001:db8::1]/x",
                "https://user@example.com/",
                "https://example.com:99999/");
    }

    @Override
    public List<String> words() {
        return List.of(
                "https://", "http://", "@", ":", "..", "%00", "\r\nBcc: ", "[::1]", "xn--", "\\");
    }
}
