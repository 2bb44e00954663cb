package kaname.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Word of a letter by mail, over real SMTP to a server that others wrote.
@Tag("N2")
class MailTest {

    private static GreenMail server;
    private static House house;

    @BeforeAll
    static void open() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        house = House.with(smtp(server.getSmtp().getPort()));
    }

    static Map<String, Object> smtp(int port) {
        return Map.of(
                "kaname.smtp.host", "127.0.0.1",
                "kaname.smtp.port", port,
                "kaname.smtp.tls", "none",
                "kaname.smtp.from", "kaname@house.example",
                "kaname.smtp.timeout", "2s",
                "kaname.address", "https://kaname.example");
    }

    @AfterAll
    static void close() {
        house.close();
        server.stop();
    }

    @Test
    void reachesTheDutyDeskOfEveryRecipientWithALinkAndNothingOfTheContent() throws Exception {
        ObjectNode document = Told.ransomware("内緒の題名Zebra");
        ((ObjectNode) document.get("facts")).put("summary", "内緒の中身Giraffe");
        String incident = Told.report(house, document).path("id").asString();
        String letter = Told.letter(house, incident, "land-ministry");

        MimeMessage mail = mail("duty@land-ministry.example", letter);
        String text = (String) mail.getContent();
        assertThat(mail.getSubject()).contains("受信箱に通知が届きました").contains("A letter has arrived");
        assertThat(text)
                .contains("https://kaname.example/letters/" + letter)
                .contains("みなと港ターミナル運営")
                .contains("TLP:AMBER")
                .doesNotContain("Zebra", "Giraffe", "050-0000-1001", "搬出入");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getFrom()[0]).hasToString("kaname@house.example");
    }

    @Test
    void saysNoMoreThanThatItIsThereWhenItsMarkingIsAboveTheChannel() throws Exception {
        ObjectNode document = Told.ransomware("共有範囲の狭い障害");
        ((ObjectNode) document.get("facts")).put("sharing_scope", "red");
        String incident = Told.report(house, document).path("id").asString();
        String letter = Told.letter(house, incident, "land-ministry");

        String text = (String) mail("duty@land-ministry.example", letter).getContent();
        assertThat(text)
                .contains("https://kaname.example/letters/" + letter)
                .contains("取扱いの印")
                .doesNotContain("みなと港", "Minato");
    }

    @Test
    @Tag("J5")
    void wearsTheMarkOfAnExercise() throws Exception {
        ObjectNode document = Told.ransomware("演習の障害");
        document.put("exercise", true);
        String incident = Told.report(house, document).path("id").asString();
        MimeMessage mail =
                mail("duty@land-ministry.example", Told.letter(house, incident, "land-ministry"));
        assertThat(mail.getSubject()).contains("【演習】").contains("EXERCISE");
        assertThat((String) mail.getContent()).contains("【演習】訓練の連絡です");
        assertThat(mail.getHeader("X-Kaname-Exercise")).containsExactly("true");
    }

    @Test
    void goesNowhereUntilWhoeverReadsThereSaidYes() throws Exception {
        Desk ministry = house.desk("industry-desk");
        Desk.Answer added =
                ministry.post(
                        "/api/v1/channels",
                        """
                        {"kind": "mail", "name": "夜間", "address": "night@industry.example", "tells": ["letter"]}
                        """);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        MimeMessage question =
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> to("night@industry.example"), mails -> mails.size() == 1)
                        .getFirst();
        String text = (String) question.getContent();
        var link = Pattern.compile("https://kaname.example(/channels/\\S+)").matcher(text);
        assertThat(link.find()).isTrue();

        Desk stranger = house.stranger();
        String path = link.group(1);
        assertThat(stranger.get(path).text()).contains("night@industry.example");
        String last = path.substring(path.length() - 1);
        assertThat(
                        stranger.get(
                                        path.substring(0, path.length() - 1)
                                                + (last.equals("A") ? "Q" : "A"))
                                .status())
                .isEqualTo(404);
        assertThat(channel(ministry, added.id()).path("confirmedAt").isNull()).isTrue();
        Told.confirm(house, path);
        assertThat(channel(ministry, added.id()).path("confirmedAt").isNull()).isFalse();
    }

    private static JsonNode channel(Desk desk, String id) {
        for (JsonNode one : desk.get("/api/v1/channels").json().path("channels")) {
            if (one.path("id").asString().equals(id)) {
                return one;
            }
        }
        throw new AssertionError("no channel " + id);
    }

    @Test
    @Tag("N2")
    void isTriedAgainUnderTheSameIdWhenTheServerHangsAndHoldsUpNobodyElse() throws Exception {
        try (var hanging = new ServerSocket(0)) {
            House other = House.with(smtp(hanging.getLocalPort()));
            try {
                String incident =
                        Told.report(other, Told.ransomware("メールサーバーが黙る日")).path("id").asString();
                String letter = Told.letter(other, incident, "land-ministry");
                assertThat(other.desk("ministry-desk").get("/api/v1/inbox/" + letter).status())
                        .as("the letter is in the inbox whatever the mail does")
                        .isEqualTo(200);
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> {
                            JsonNode sent = delivery(other, letter);
                            assertThat(sent.path("attempts").asInt()).isPositive();
                            assertThat(sent.path("detail").asString())
                                    .isEqualTo("the mail server did not answer in time");
                        });
                JsonNode sent = delivery(other, letter);
                assertThat(sent.path("state").asString()).isEqualTo("waiting");
                assertThat(Instant.parse(sent.path("nextAttemptAt").asString()))
                        .isAfter(Instant.now());
            } finally {
                other.close();
            }
        }
    }

    private static JsonNode delivery(House house, String letter) {
        for (JsonNode one :
                house.desk("ministry-desk")
                        .get("/api/v1/channels/deliveries")
                        .json()
                        .path("deliveries")) {
            if (one.path("letter").asString("").equals(letter)) {
                return one;
            }
        }
        throw new AssertionError("no delivery about " + letter);
    }

    private static MimeMessage mail(String address, String letter) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                to(address).stream()
                                        .filter(mail -> content(mail).contains(letter))
                                        .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    private static String content(MimeMessage mail) {
        try {
            return (String) mail.getContent();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<MimeMessage> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
