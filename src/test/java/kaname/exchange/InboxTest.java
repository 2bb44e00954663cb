package kaname.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A desk takes many letters at once, each with its own proof, and to be given one is to read it.
@Tag("C9")
class InboxTest {

    private static final House HOUSE = House.open();

    static List<String> letters(int many, String recipient) {
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Desk.Answer answer =
                    HOUSE.desk("port-desk")
                            .report(
                                    """
                                    {"title": "まとめて受領", "facts": {"service": "荷役", "service_state": "stopped",
                                     "state_since": "%1$s", "aware_at": "%1$s", "contact": "x", "attack_type": "ransomware"}}
                                    """
                                            .formatted(Instant.now()));
            for (JsonNode filing : answer.json().path("filings")) {
                if (filing.path("recipientOrganisation").asString("").equals(recipient)) {
                    letters.add(filing.path("id").asString());
                }
            }
        }
        return letters;
    }

    @Test
    void acknowledgesWhatIsItsOwnOnceAndPassesOverTheRest() {
        List<String> mine = letters(4, "land-ministry");
        List<String> others = letters(1, "cyber-office");
        List<String> all = new ArrayList<>(mine);
        all.addAll(others);
        all.add(java.util.UUID.randomUUID().toString());
        long before = acknowledgements();
        Desk.Answer answer =
                HOUSE.desk("ministry-desk").post("/api/v1/inbox/acknowledgements", body(all));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(acknowledged(answer)).containsExactlyInAnyOrderElementsOf(mine);
        assertThat(acknowledgements()).isEqualTo(before + mine.size());
        assertThat(
                        acknowledged(
                                HOUSE.desk("ministry-desk")
                                        .post("/api/v1/inbox/acknowledgements", body(all))))
                .isEmpty();
        assertThat(acknowledgements()).isEqualTo(before + mine.size());
    }

    @Test
    void theListIsTakenAlongAsATableThatHoldsNoFormula() {
        Desk.Answer answer =
                HOUSE.desk("port-desk")
                        .report(
                                """
                                {"title": "=HYPERLINK(1)", "facts": {"service": "=cmd|' /C calc'!A0",
                                 "service_state": "stopped", "state_since": "%1$s", "aware_at": "%1$s",
                                 "contact": "x", "attack_type": "ransomware"}}
                                """
                                        .formatted(Instant.now()));
        assertThat(answer.status()).isEqualTo(201);
        Browser desk = Browser.at(HOUSE, "ministry-desk");

        String table = desk.get("/inbox.csv?words=calc").text();

        assertThat(table).startsWith("\uFEFF\"letter\"").contains("\"'=cmd|");
        assertThat(table.lines().count()).as("narrowed as the page is").isGreaterThan(1);
        assertThat(desk.get("/inbox.csv?words=nothing-like-this").text().lines().count())
                .isEqualTo(1);
        assertThat(desk.get("/inbox.xlsx").status()).isEqualTo(200);
        assertThat(Browser.at(HOUSE, "port-desk").get("/inbox.csv").status()).isEqualTo(403);
    }

    @Test
    void namesWhatIsWrongWithTheList() {
        for (String body : List.of("{}", "{\"letters\": []}", "{\"letters\": [null]}")) {
            Desk.Answer answer =
                    HOUSE.desk("ministry-desk").post("/api/v1/inbox/acknowledgements", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.pointers()).as(body).contains("/letters");
        }
    }

    @Test
    @Tag("F11")
    void aProgramThatFetchesTheInboxHasReadWhatItWasGiven() {
        String letter = letters(1, "land-ministry").getFirst();
        fetchAll("ministry-desk");
        assertThat(
                        HOUSE.database()
                                .asOwner()
                                .sql("select count(*) from exchange.reading where letter = ?::uuid")
                                .param(letter)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    private static void fetchAll(String persona) {
        String next = "";
        do {
            JsonNode page =
                    HOUSE.desk(persona)
                            .get("/api/v1/inbox" + (next.isEmpty() ? "" : "?after=" + next))
                            .json();
            next = page.path("next").asString("");
        } while (!next.isEmpty());
    }

    private static long acknowledgements() {
        return HOUSE.database()
                .asOwner()
                .sql("select count(*) from exchange.ledger where kind = 'acknowledgement'")
                .query(Long.class)
                .single();
    }

    private static List<String> acknowledged(Desk.Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.json().path("acknowledged").forEach(id -> ids.add(id.asString()));
        return ids;
    }

    private static String body(List<String> letters) {
        return "{\"letters\": [\"" + String.join("\", \"", letters) + "\"]}";
    }
}
