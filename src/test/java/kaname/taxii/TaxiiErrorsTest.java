package kaname.taxii;

import static kaname.taxii.TaxiiClient.ROOT;
import static kaname.taxii.TaxiiClient.TYPE;
import static kaname.taxii.TaxiiClient.envelope;
import static kaname.taxii.TaxiiClient.id;
import static kaname.taxii.TaxiiClient.indicators;
import static kaname.taxii.TaxiiClient.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every refusal is a TAXII error message in TAXII's media type, and nothing of it is stored.
class TaxiiErrorsTest {

    private static final House HOUSE = House.open();
    private static final TaxiiClient PORT = new TaxiiClient(HOUSE.desk("port-desk"));
    private static final String PARTNERS = path("partners") + "objects/";

    private static void refused(int status, Desk.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo(TYPE);
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(answer.json().path("http_status").asString())
                .isEqualTo(Integer.toString(status));
    }

    private static Desk.Answer post(byte[] body, String... headers) {
        return PORT.desk()
                .send(
                        PORT.desk()
                                .request(PARTNERS, headers)
                                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static Desk.Answer post(String body) {
        return PORT.add("partners", body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/taxii+json",
                "application/taxii+json;version=2.1",
                "application/taxii+json; version=\"2.1\"",
                "application/taxii+json; version=2.1; charset=utf-8",
                "application/json, text/plain, */*",
                "text/html;q=0.5, application/taxii+json;version=2.1;q=0.1"
            })
    void whatTakesTaxii21IsAnsweredWithIt(String accept) {
        Desk.Answer answer = PORT.get(path("community") + "objects/", "Accept", accept);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo(TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/taxii+json;version=2.0",
                "application/vnd.oasis.taxii+json; version=2.0",
                "application/json",
                "text/html",
                "application/taxii+json;version=2.1;q=0",
                "garbage",
                "/;;,"
            })
    void whatTakesAnythingElseIsNotAcceptable(String accept) {
        for (String place :
                List.of("/taxii2/", ROOT, path("community"), path("community") + "objects/")) {
            refused(406, PORT.get(place, "Accept", accept));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/taxii+json;version=2.0",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "garbage"
            })
    void contentOfAnotherTypeIsNotTaken(String type) {
        refused(415, post(envelope(indicators(1)).getBytes(), "Content-Type", type));
    }

    @Test
    void contentWithoutATypeIsNotTakenAndTheVersionMayBeLeftOut() {
        refused(415, post(envelope(indicators(1)).getBytes()));
        assertThat(
                        post(
                                        envelope(indicators(1)).getBytes(),
                                        "Content-Type",
                                        "application/taxii+json")
                                .status())
                .isEqualTo(202);
    }

    @Test
    void moreThanTheRootTakesIsTooLargeWhetherItSaysSoOrNot() {
        byte[] large = new byte[10_485_761];
        java.util.Arrays.fill(large, (byte) ' ');
        refused(413, post(large, "Content-Type", TYPE));
        InputStream endless = new ByteArrayInputStream(large);
        refused(
                413,
                PORT.desk()
                        .send(
                                PORT.desk()
                                        .request(PARTNERS, "Content-Type", TYPE)
                                        .POST(BodyPublishers.ofInputStream(() -> endless))));
    }

    @Test
    void whatIsNotThereOrNotForThatMethodIsSaidInTaxiisWords() {
        refused(404, PORT.get("/taxii2/other/"));
        refused(404, PORT.get(ROOT + "collections/nothing/"));
        refused(404, PORT.get(ROOT + "status/nothing/"));
        refused(404, PORT.get(path("community") + "nothing/"));
        refused(405, PORT.desk().send(PORT.desk().request(ROOT).DELETE()));
        refused(
                405,
                PORT.desk()
                        .send(
                                PORT.desk()
                                        .request(PARTNERS, "Content-Type", TYPE)
                                        .PUT(BodyPublishers.ofString("{}"))));
        refused(403, PORT.add("community", envelope(indicators(1))));
        refused(401, HOUSE.stranger().get(path("community") + "objects/"));
        refused(401, HOUSE.stranger().post(PARTNERS, "{}"));
        refused(400, PORT.get(path("community") + "objects/?match[id]=%00"));
        refused(413, PORT.desk().post(ROOT, " ".repeat(1_000_001)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nothing",
                "{\"objects\": [{]}",
                "{\"objects\": []} {}",
                "{\"objects\": [{\"a\": 1, \"a\": 2}]}",
                "{\"objects\": [{\"type\": \"x\u0000\"}]}"
            })
    void whatIsNoJsonIsRefusedAsAWhole(String body) {
        assertThat(post(body).status()).as(body).isIn(400, 422);
        assertThat(post(body).type()).isEqualTo(TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "null",
                "{\"objects\": {}}",
                "{\"objects\": []}",
                "{\"objects\": null}"
            })
    void whatHoldsNoObjectsCanNotBeProcessed(String body) {
        refused(422, post(body));
    }

    @Test
    void otherEncodingsAreRefused() {
        String body = envelope(indicators(1));
        refused(
                400,
                post(
                        body.getBytes(java.nio.charset.StandardCharsets.UTF_16LE),
                        "Content-Type",
                        TYPE));
        refused(
                400,
                post(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}, "Content-Type", TYPE));
        refused(400, post(("{\"a\":" + "[".repeat(100_000)).getBytes(), "Content-Type", TYPE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "{\"type\": 7}",
                "{\"type\": \"indicator\"}",
                "{\"type\": \"indicator\", \"id\":"
                        + " \"malware--6f1c9a2e-0c3e-4d36-9b1c-3a4b5c6d7e8f\"}",
                "{\"type\": \"bundle\", \"id\": \"bundle--6f1c9a2e-0c3e-4d36-9b1c-3a4b5c6d7e8f\","
                        + " \"objects\": []}",
                "{\"type\": \"x-thing\", \"id\":"
                        + " \"x-thing--6f1c9a2e-0c3e-4d36-9b1c-3a4b5c6d7e8f\"}",
                "{\"type\": \"ipv4-addr\", \"id\":"
                        + " \"ipv4-addr--6f1c9a2e-0c3e-4d36-9b1c-3a4b5c6d7e8f\", \"value\":"
                        + " \"999.1.1.1\"}",
                "{\"type\": \"ipv4-addr\", \"id\":"
                        + " \"ipv4-addr--6f1c9a2e-0c3e-4d36-9b1c-3a4b5c6d7e8f\", \"value\":"
                        + " \"1.1.1.1\", \"spec_version\": \"2.0\"}",
                "{\"type\": \"ipv4-addr\", \"id\":"
                        + " \"ipv4-addr--6f1c9a2e-0c3e-4d36-9b1c-3a4b5c6d7e8f\", \"value\":"
                        + " \"1.1.1.1\", \"x_note\": \"\\u0000\"}"
            })
    void anObjectThatBreaksTheRulesFailsByItself(String object) {
        Desk.Answer answer = post("{\"objects\": [" + object + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().path("failure_count").asInt()).isEqualTo(1);
        assertThat(answer.json().path("failures").get(0).path("message").asString())
                .startsWith("/objects/0: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00.0000000Z",
                "2026-02-30T00:00:00.000Z",
                "2026-01-01T00:00:60.000Z",
                "0000-01-01T00:00:00.000Z",
                "2026-01-01T00:00:00.000+09:00",
                "2020-01-01T00:00:00.000Z",
                "2026-01-01T00:00:00Z",
                ""
            })
    void aVersionThatIsNoTimeOrBeforeItsCreationFails(String modified) {
        Desk.Answer answer =
                post(envelope(List.of(TaxiiClient.indicator(id("indicator"), modified))));
        assertThat(answer.json().path("failure_count").asInt()).as(answer.text()).isEqualTo(1);
    }
}
