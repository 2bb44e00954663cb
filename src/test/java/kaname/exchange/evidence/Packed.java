package kaname.exchange.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaname.Desk;
import kaname.Desk.Answer;
import kaname.House;
import tools.jackson.databind.JsonNode;

/// One incident of the demo nation with all that can happen to it, and its evidence.
final class Packed {

    static final House HOUSE = House.open();
    static final Desk PORT = HOUSE.desk("port-desk");
    static final Desk MINISTRY = HOUSE.desk("ministry-desk");
    static final String QUESTION = "復旧は<いつ>ですか";

    private static final Answer FIRST = PORT.report(document("港の\"停止\"<b>"));
    private static final byte[] PACK = make();

    private Packed() {}

    static String incident() {
        return FIRST.id();
    }

    static byte[] pack() {
        return PACK.clone();
    }

    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        StoredZip.read(pack()).forEach(member -> files.put(member.name(), member.content()));
        return files;
    }

    static List<StoredZip.Member> members() {
        return new ArrayList<>(StoredZip.read(pack()));
    }

    static String document(String title) {
        Instant now = Instant.now();
        return """
        {"title": "%s", "facts": {"service": "コンテナの搬出入", "service_state": "stopped",
         "state_since": "%s", "aware_at": "%s", "contact": "当直 050-0000-1001",
         "attack_type": "ransomware", "malicious_suspected": true}}
        """
                .formatted(
                        title.replace("\"", "\\\""),
                        now.minusSeconds(3600),
                        now.minusSeconds(1800));
    }

    static List<String> letters(Answer report) {
        List<String> letters = new ArrayList<>();
        for (JsonNode filing : report.json().path("filings")) {
            letters.add(filing.path("id").asString());
        }
        return letters;
    }

    private static void decide(String inbox) {
        Answer proposed =
                MINISTRY.post(
                        inbox + "/proposals",
                        """
                        {"fact": "sector_concerned", "value": "logistics", "reason": "物流です"}
                        """);
        PORT.post("/api/v1/proposals/" + proposed.id() + "/refusal", "{\"reason\": \"港湾です\"}");
    }

    private static byte[] make() {
        for (String letter : letters(FIRST)) {
            String inbox = "/api/v1/inbox/" + letter;
            if (MINISTRY.get(inbox).status() == 200) {
                MINISTRY.get(inbox + "/letter.csv");
                MINISTRY.post(inbox + "/acknowledgement", "");
                MINISTRY.post(inbox + "/questions", "{\"text\": \"" + QUESTION + "\"}");
                PORT.post(inbox + "/questions", "{\"text\": \"18時の予定です\"}");
                PORT.post(
                        "/api/v1/letters/" + letter + "/told",
                        "{\"way\": \"phone\", \"whoTookIt\": \"当直\"}");
                decide(inbox);
            }
        }
        PORT.further(incident(), "{\"facts\": {\"summary\": \"復旧の作業中\"}}");
        // somebody else's entries stand between and after
        HOUSE.desk("sora-desk").report(document("別の事業者の停止"));
        Answer pack = PORT.get("/api/v1/incidents/" + incident() + "/evidence");
        if (pack.status() != 200) {
            throw new AssertionError(pack.text());
        }
        return pack.raw().body();
    }
}
