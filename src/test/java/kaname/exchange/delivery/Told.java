package kaname.exchange.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import kaname.Desk;
import kaname.House;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reports that make letters, and the letters.
final class Told {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private Told() {}

    static ObjectNode ransomware(String title) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ObjectNode document = JSON.createObjectNode();
        document.put("title", title);
        ObjectNode facts = document.putObject("facts");
        facts.put("service", "コンテナの搬出入");
        facts.put("service_state", "stopped");
        facts.put("state_since", now.minusSeconds(3600).toString());
        facts.put("aware_at", now.minusSeconds(1800).toString());
        facts.put("contact", "当直 050-0000-1001");
        facts.put("attack_type", "ransomware");
        facts.put("malicious_suspected", true);
        return document;
    }

    /// The incident as answered.
    static JsonNode report(House house, ObjectNode document) {
        Desk.Answer answer = house.desk("port-desk").report(document.toString());
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.text());
        }
        return answer.json();
    }

    /// Opens a link as a person would and presses its button.
    static void confirm(House house, String path) {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        URI uri = URI.create(house.address() + path);
        try {
            String page =
                    browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .body();
            var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
            if (!token.find()) {
                throw new IllegalStateException(page);
            }
            int status =
                    browser.send(
                                    HttpRequest.newBuilder(uri)
                                            .header(
                                                    "Content-Type",
                                                    "application/x-www-form-urlencoded")
                                            .POST(
                                                    HttpRequest.BodyPublishers.ofString(
                                                            "_csrf=" + token.group(1)))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode();
            if (status != 200) {
                throw new IllegalStateException("answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The id of the letter of an incident to that organisation, the one that law asks for first.
    static String letter(House house, String incident, String recipient) {
        return house.database()
                .asOwner()
                .sql(
                        "select id::text from exchange.letter where incident = ?::uuid and"
                                + " recipient = ? order by class <> 'mandatory', sent_at, id"
                                + " limit 1")
                .params(incident, recipient)
                .query(String.class)
                .single();
    }
}
