package kaname.exchange.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import kaname.Desk;
import kaname.Desk.Answer;
import kaname.exchange.CanonicalJson;
import kaname.exchange.Hash;
import kaname.exchange.KeyRing;
import kaname.exchange.LedgerEntry;
import kaname.exchange.Verification;
import kaname.exchange.proof.Branch;
import kaname.exchange.proof.InclusionProof;
import kaname.exchange.proof.TreeHead.SignedHead;
import kaname.exchange.proof.TreeHeads;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("N7")
class EvidencePackTest {

    private static final Map<String, byte[]> FILES = Packed.files();

    @Test
    void everyReportLetterAndReceiptIsThereWordForWord() {
        String incident = "/api/v1/incidents/" + Packed.incident();
        for (int number = 1; number <= 2; number++) {
            assertThat(text("receipts/" + number + ".json"))
                    .isEqualTo(Packed.PORT.get(incident + "/receipts/" + number).text());
        }
        Set<String> letters = new TreeSet<>();
        for (JsonNode filing : Packed.PORT.get(incident + "/filings").json().path("filings")) {
            String file = "letters/" + filing.path("id").asString() + ".json";
            letters.add(file);
            assertThat(Hash.sha256(FILES.get(file)).hex())
                    .isEqualTo(filing.path("contentSha256").asString());
        }
        assertThat(FILES.keySet().stream().filter(f -> f.startsWith("letters/")))
                .containsExactlyInAnyOrderElementsOf(letters)
                .isNotEmpty();
        assertThat(Hash.sha256(FILES.get("reports/1.json")).hex())
                .isEqualTo(
                        Packed.PORT
                                .get(incident + "/receipts/1")
                                .json()
                                .at("/statement/reportSha256")
                                .asString());
    }

    @Test
    void theEntriesAreTheIncidentsOwnWithAcknowledgementsAndQuestions() {
        List<LedgerEntry> entries = new ArrayList<>();
        text(EvidencePack.ENTRIES)
                .lines()
                .forEach(line ->
                        entries.add(
                                CanonicalJson.read(CanonicalJson.parse(line), LedgerEntry.class)));
        assertThat(entries)
                .extracting(LedgerEntry::kind)
                .contains(
                        "report",
                        "letter",
                        "acknowledgement",
                        "question",
                        "told",
                        "proposal",
                        "decision");
        List<Long> expected =
                Packed.HOUSE
                        .database()
                        .asOwner()
                        .sql(
                                """
                                select sequence from exchange.ledger
                                 where subject = ?::uuid
                                    or subject in (select id from exchange.letter where incident = ?::uuid)
                                    or subject in (select id from filing.proposal where incident = ?::uuid)
                                 order by sequence
                                """)
                        .params(Packed.incident(), Packed.incident(), Packed.incident())
                        .query(Long.class)
                        .list();
        assertThat(entries).extracting(LedgerEntry::sequence).isEqualTo(expected);
    }

    @Test
    void nothingOfOthersIsInThePack() {
        FILES.forEach((name, content) ->
                assertThat(new String(content, UTF_8))
                        .as(name)
                        .doesNotContain("別の事業者の停止", "sora-"));
    }

    @Test
    void nobodyElseGetsThePackOrTheEntries() {
        for (Desk desk : Packed.HOUSE.desks().values()) {
            if (!desk.organisation().equals(Packed.PORT.organisation())) {
                assertThat(
                                desk.get("/api/v1/incidents/" + Packed.incident() + "/evidence")
                                        .status())
                        .as(desk.organisation())
                        .isEqualTo(404);
                assertThat(
                                desk.get(
                                                "/api/v1/incidents/"
                                                        + Packed.incident()
                                                        + "/receipts/1/proof")
                                        .status())
                        .isEqualTo(404);
            }
        }
        assertThat(
                        Packed.HOUSE
                                .stranger()
                                .get("/api/v1/incidents/" + Packed.incident() + "/evidence")
                                .status())
                .isEqualTo(401);
        var application = Packed.HOUSE.database().asApplication();
        assertThat(
                        application
                                .sql("select * from exchange.entries_of(?)")
                                .param(UUID.fromString(Packed.incident()))
                                .query()
                                .listOfRows())
                .isEmpty();
        Packed.HOUSE
                .database()
                .transaction()
                .executeWithoutResult(_ ->
                        assertThat(
                                        application
                                                .sql(
                                                        "select count(e.*) from (select"
                                                            + " set_config('kaname.organisation',"
                                                            + " 'land-ministry', true)) s, lateral"
                                                            + " exchange.entries_of(?) e")
                                                .param(UUID.fromString(Packed.incident()))
                                                .query(Long.class)
                                                .single())
                                .isZero());
    }

    @Test
    void theTimelineSaysWhoDidWhatWhenInOrderInBothLanguages() {
        JsonNode events = CanonicalJson.parse(FILES.get("timeline.json")).path("events");
        List<String> kinds = new ArrayList<>();
        List<String> times = new ArrayList<>();
        events.forEach(event -> {
            kinds.add(event.path("kind").asString());
            times.add(event.path("at").asString());
            assertThat(event.path("local").asString()).endsWith("+09:00");
            if (event.has("file")) {
                assertThat(FILES).containsKey(event.path("file").asString());
            }
        });
        assertThat(kinds)
                .contains(
                        "state",
                        "known",
                        "reported",
                        "assessed",
                        "sent",
                        "read",
                        "acknowledged",
                        "asked");
        assertThat(times).isSorted();
        assertThat(text("timeline.ja.html"))
                .contains("復旧は&lt;いつ&gt;ですか", "港の", "&lt;b&gt;", "+09:00", "国土港湾省")
                .doesNotContain("<b>", "<script", "land-ministry");
        assertThat(text("timeline.en.html")).contains("Acknowledged", "Reported", "UTC+9");
    }

    @Test
    @Tag("C2")
    void aReadingSaysInWhichRoleAndWhichWay() {
        assertThat(readings(FILES))
                .isNotEmpty()
                .allSatisfy(
                        read -> assertThat(read.path("role").asString()).isEqualTo("ministry-desk"))
                .extracting(read -> read.path("way").asString())
                .contains("api", "csv")
                .doesNotContain("");
        assertThat(text("timeline.en.html")).contains("way: CSV", "way: program");
        assertThat(text("timeline.ja.html")).contains("方法: CSV", "方法: プログラム");
    }

    /// As in the packs of earlier releases.
    @Test
    void aReadingThatCameBeforeRolesWereWrittenDownSaysNeitherAndThePackHolds() {
        Packed.HOUSE
                .database()
                .asOwner()
                .sql(
                        """
                        update exchange.reading set role = null, purpose = null, way = 'page'
                         where letter in (select id from exchange.letter where incident = ?::uuid)
                        """)
                .param(Packed.incident())
                .update();
        byte[] pack =
                Packed.PORT
                        .get("/api/v1/incidents/" + Packed.incident() + "/evidence")
                        .raw()
                        .body();
        Map<String, byte[]> files = new TreeMap<>();
        StoredZip.read(pack).forEach(member -> files.put(member.name(), member.content()));
        assertThat(readings(files))
                .isNotEmpty()
                .noneMatch(read -> read.has("role") || read.has("way"));
        assertThat(new String(files.get("timeline.en.html"), UTF_8)).doesNotContain("way:");
        assertThat(VerifyPack.verify(pack, Optional.empty()))
                .isInstanceOf(Verification.Holds.class);
    }

    private static List<JsonNode> readings(Map<String, byte[]> files) {
        return CanonicalJson.parse(files.get("timeline.json")).path("events").values().stream()
                .filter(event -> event.path("kind").asString().equals("read"))
                .toList();
    }

    @Test
    void theProofOfAReceiptVerifiesWithPublishedKeysAlone() {
        Packed.HOUSE.bean(TreeHeads.class).advance();
        Answer answer =
                Packed.PORT.get("/api/v1/incidents/" + Packed.incident() + "/receipts/1/proof");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode keys = Packed.HOUSE.stranger().get("/.well-known/jwks.json").json();
        SignedHead head =
                SignedHead.ofText(
                                answer.json().path("treeHead").toString().getBytes(UTF_8),
                                kaname.exchange.PublicKeys.read(keys))
                        .orElseThrow();
        assertThat(answer.json().path("entries")).isNotEmpty();
        for (JsonNode entry : answer.json().path("entries")) {
            InclusionProof proof = CanonicalJson.read(entry.path("proof"), InclusionProof.class);
            assertThat(
                            proof.proves(
                                    Branch.leaf(new Hash(entry.path("hash").asString())),
                                    head.head().root()))
                    .isTrue();
        }
    }

    @Test
    void aReceiptThatNoHeadCoversYetIsA409() {
        Answer report = Packed.PORT.report(Packed.document("まだ"));
        Answer early = Packed.PORT.get("/api/v1/incidents/" + report.id() + "/receipts/1/proof");
        // the house's own task may have been faster
        assertThat(early.status()).isIn(409, 200);
        if (early.status() == 409) {
            assertThat(early.json().path("type").asString()).endsWith("not-covered-yet");
        }
        Packed.HOUSE.bean(TreeHeads.class).advance();
        assertThat(
                        Packed.PORT
                                .get("/api/v1/incidents/" + report.id() + "/receipts/1/proof")
                                .status())
                .isEqualTo(200);
        assertThat(
                        Packed.PORT
                                .get("/api/v1/incidents/" + report.id() + "/receipts/9/proof")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void anybodyMayAskForTheHeadAndThatItGrewOutOfEarlierOnes() {
        Desk stranger = Packed.HOUSE.stranger();
        Packed.HOUSE.bean(TreeHeads.class).advance();
        String url = "/.well-known/kaname/tree-head";
        var keys = Packed.HOUSE.bean(KeyRing.class).publicKeys();
        SignedHead first = SignedHead.ofText(stranger.get(url).raw().body(), keys).orElseThrow();
        Packed.PORT.report(Packed.document("次"));
        Packed.HOUSE.bean(TreeHeads.class).advance();
        SignedHead second = SignedHead.ofText(stranger.get(url).raw().body(), keys).orElseThrow();
        assertThat(second.head().size()).isGreaterThan(first.head().size());
        Answer grown =
                stranger.get(
                        url
                                + "/consistency?from="
                                + first.head().size()
                                + "&to="
                                + second.head().size());
        assertThat(
                        CanonicalJson.read(
                                        CanonicalJson.parse(grown.text()),
                                        kaname.exchange.proof.ConsistencyProof.class)
                                .proves(first.head().root(), second.head().root()))
                .isTrue();
        Answer refused = stranger.get(url + "/consistency?from=0");
        assertThat(refused.type()).isEqualTo("application/problem+json");
        assertThat(refused.pointers()).containsExactly("/from");
        for (String bad :
                List.of(
                        "",
                        "?from=0",
                        "?from=-1",
                        "?from=x",
                        "?from=2&to=1",
                        "?from=1&to=99999999999",
                        "?from=9223372036854775807",
                        "?from=99999999999999999999",
                        "?from=1&to=")) {
            assertThat(stranger.get(url + "/consistency" + bad).status())
                    .as(bad)
                    .isIn(bad.endsWith("to=") ? List.of(200, 400) : List.of(400));
        }
    }

    private static String text(String file) {
        return new String(FILES.get(file), UTF_8);
    }
}
