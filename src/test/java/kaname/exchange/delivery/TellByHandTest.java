package kaname.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What was told by telephone is set down by the operator, enters the ledger, and is seen by both
/// sides.
@Tag("N2")
class TellByHandTest {

    private static final House HOUSE = House.open();
    private static String letter;

    @BeforeAll
    static void report() {
        String incident = Told.report(HOUSE, Told.ransomware("電話で伝える障害")).path("id").asString();
        letter = Told.letter(HOUSE, incident, "land-ministry");
    }

    private static Desk.Answer tell(String persona, String document) {
        return HOUSE.desk(persona).post("/api/v1/letters/" + letter + "/told", document);
    }

    @Test
    void isRecordedWithItsTimeAndEntersTheLedger() {
        long before = ledger();
        Desk.Answer answer =
                tell(
                        "port-desk",
                        """
                        {"way": "phone", "toldAt": "%s", "whoTookIt": "当直室 𠮷田", "reference": "R6-118"}
                        """
                                .formatted(Instant.now().minusSeconds(60)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(ledger()).isEqualTo(before + 1);
        JsonNode told =
                HOUSE.desk("port-desk")
                        .get("/api/v1/letters/" + letter + "/told")
                        .json()
                        .path("told");
        assertThat(told.toString()).contains("当直室 𠮷田", "R6-118", "PHONE");
    }

    @Test
    void isTheOperatorsWordAndNobodyElses() {
        for (String persona : new String[] {"ministry-desk", "sora-desk", "coordinator"}) {
            assertThat(tell(persona, "{\"way\": \"phone\", \"whoTookIt\": \"x\"}").status())
                    .as(persona)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"way\": \"pigeon\", \"whoTookIt\": \"x\"} | /way",
                "{\"way\": \"phone\"} | /whoTookIt",
                "{\"way\": \"phone\", \"whoTookIt\": \"   \"} | /whoTookIt",
                "{\"way\": \"phone\", \"whoTookIt\": \"x\", \"toldAt\": \"yesterday\"} | /toldAt",
                "{\"way\": \"phone\", \"whoTookIt\": \"x\", \"toldAt\": \"2999-01-01T00:00:00Z\"} |"
                        + " /toldAt",
                "{\"way\": \"phone\", \"whoTookIt\": \"x\", \"toldAt\": \"1999-01-01T00:00:00Z\"} |"
                        + " /toldAt",
                "{\"way\": \"phone\", \"whoTookIt\": \"x\", \"toldAt\":"
                        + " \"+999999999-12-31T23:59:59Z\"} | /toldAt"
            })
    void namesWhatIsWrongAndRecordsNothing(String document, String pointer) {
        long before = ledger();
        Desk.Answer answer = tell("port-desk", document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.pointers()).contains(pointer);
        assertThat(ledger()).isEqualTo(before);
    }

    private static long ledger() {
        return HOUSE.database()
                .asOwner()
                .sql("select count(*) from exchange.ledger where kind = 'told'")
                .query(Long.class)
                .single();
    }
}
