package kaname.exchange.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import javax.net.ssl.SSLException;
import kaname.platform.HouseAddress;
import kaname.platform.Vault;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Posts a signed message in the form of Standard Webhooks. 2xx is yes, 410 is never again,
/// anything else is later; no redirect is followed and the answer's body is not read.
@Component
class WebhookCarrier implements Carrier, DisposableBean {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CloseableHttpClient http;
    private final Vault vault;
    private final HouseAddress address;
    private final Clock clock;

    WebhookCarrier(Neighbourhood neighbourhood, Vault vault, HouseAddress address, Clock clock) {
        this.http = WebhookClient.open(neighbourhood);
        this.vault = vault;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public Channel.Kind kind() {
        return Channel.Kind.WEBHOOK;
    }

    @Override
    public Outcome carry(Parcel parcel) {
        return carry(http, request(parcel));
    }

    static Outcome carry(CloseableHttpClient http, HttpPost post) {
        try {
            int status = http.execute(post, response -> response.getCode());
            return answer(status);
        } catch (Neighbourhood.OutOfBounds e) {
            return new Outcome.Refused("the address leads into a private network");
        } catch (UnknownHostException e) {
            return new Outcome.Later("the host is not known");
        } catch (InterruptedIOException e) {
            return new Outcome.Later("no answer in time");
        } catch (SSLException e) {
            return new Outcome.Later("TLS failed");
        } catch (IOException e) {
            return new Outcome.Later("no connection");
        } catch (IllegalArgumentException e) { // such as HTTP/-1.1
            return new Outcome.Later("no HTTP can be spoken with it");
        }
    }

    private static Outcome answer(int status) {
        if (status >= 200 && status < 300) {
            return new Outcome.Accepted("answered " + status);
        }
        return status == 410
                ? new Outcome.Refused("answered 410: gone")
                : new Outcome.Later("answered " + status);
    }

    private HttpPost request(Parcel parcel) {
        Instant now = clock.instant();
        byte[] body = body(parcel);
        SigningSecret secret =
                SigningSecret.of(
                        vault.open(
                                SigningSecret.purpose(parcel.channel()),
                                HexFormat.of().parseHex(parcel.sealedSecret())));
        HttpPost post = new HttpPost(URI.create(parcel.address()));
        post.setHeader("webhook-id", parcel.id().toString());
        post.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        post.setHeader("webhook-signature", secret.signature(parcel.id().toString(), now, body));
        post.setHeader("User-Agent", "Kaname");
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return post;
    }

    /// Thin: what happened and where to ask; the letter is fetched with a token.
    private byte[] body(Parcel parcel) {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", type(parcel.occasion()));
        body.put("timestamp", parcel.plannedAt().toString());
        ObjectNode data = body.putObject("data");
        data.put("exercise", parcel.exercise());
        data.put("link", address.link(Wording.path(parcel, "")));
        Parcel.Envelope letter = parcel.letter();
        if (letter != null) {
            data.put("letter", letter.id().toString());
            data.put("href", address.link("/api/v1/inbox/" + letter.id()));
            data.put("marking", letter.marking().label());
            if (parcel.tellsMore()) {
                data.put("incident", letter.incident().toString());
                data.put("regime", letter.regime());
                data.put("stage", letter.stage());
                data.put("sentAt", letter.sentAt().toString());
                data.put(
                        "nextClockAt",
                        letter.clockAt() == null ? null : letter.clockAt().toString());
            }
        } else if (parcel.occasion() == Occasion.REMINDER) {
            data.setAll((ObjectNode) parcel.about());
        } else if (parcel.occasion() == Occasion.ANNOUNCEMENT) {
            data.put("announcement", parcel.subject().toString());
            data.put("href", address.link("/api/v1/announcements/" + parcel.subject()));
            data.put("marking", parcel.about().path("marking").asString(""));
            if (parcel.tellsMore()) {
                data.put("kind", parcel.about().path("kind").asString(""));
            }
        } else if (Set.of(Occasion.DRILL, Occasion.CIRCLE, Occasion.CONCERN)
                .contains(parcel.occasion())) {
            data.put("href", address.link("/api/v1" + Wording.path(parcel, "")));
        }
        return body.toString().getBytes(UTF_8);
    }

    private static String type(Occasion occasion) {
        return switch (occasion) {
            case LETTER -> "letter.arrived";
            case QUESTION -> "question.arrived";
            case UNREAD -> "letter.unread";
            case REMINDER -> "clock.reminder";
            case ANNOUNCEMENT -> "announcement.arrived";
            case CIRCLE -> "circle.waiting";
            case DRILL -> "drill.waiting";
            case CONCERN -> "concern.waiting";
            case FAILED -> "delivery.failed";
            case TEST -> "channel.test";
            case CONFIRM -> "channel.confirm";
        };
    }

    @Override
    public void destroy() throws IOException {
        http.close();
    }
}
