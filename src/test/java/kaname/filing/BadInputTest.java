package kaname.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import kaname.Desk;
import kaname.Desk.Answer;
import kaname.House;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever arrives: a refusal names the place in the caller's language and nothing is stored; a
/// fault of ours is never the answer.
class BadInputTest {

    private static final House HOUSE = House.open();
    private static final Desk PORT = HOUSE.desk("port-desk");
    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final List<Fact> FACTS =
            CATALOGUE.vocabulary().facts().values().stream().filter(Fact::askable).toList();

    /// A document that must be refused; `pointer` is null where the fault has no field.
    record Bad(String what, String document, String pointer) {
        @Override
        public String toString() {
            return what + " at " + pointer;
        }
    }

    @Property(tries = 250, shrinking = ShrinkingMode.OFF)
    @Label("a wrong value is refused by its place, in the caller's language, and nothing is stored")
    void aWrongValueIsRefusedByName(
            @ForAll("wrongValues") Bad bad, @ForAll("languages") String language) {
        Map<String, Long> rows = HOUSE.rows();

        Answer answer = PORT.report(bad.document(), "Accept-Language", language);

        refused(answer, bad.what(), language);
        if (bad.pointer() != null) {
            assertThat(answer.pointers()).as(bad.what()).contains(bad.pointer());
        }
        assertThat(HOUSE.rows()).as(bad.what()).isEqualTo(rows);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    @Label("a further report is read as strictly")
    void aFurtherReportIsReadAsStrictly(
            @ForAll("wrongValues") Bad bad, @ForAll("languages") String language) {
        if (bad.pointer() == null || !bad.pointer().startsWith("/facts/")) {
            return;
        }
        String further = bad.document().replaceFirst("\"title\":\"[^\"]*\",", "");
        String open = anIncident();
        Map<String, Long> rows = HOUSE.rows();

        Answer answer = PORT.further(open, further, "Accept-Language", language);

        refused(answer, bad.what(), language);
        assertThat(answer.pointers()).contains(bad.pointer());
        assertThat(HOUSE.rows()).isEqualTo(rows);
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("any JSON at any place is either accepted whole or refused whole")
    void anyJsonAnywhere(
            @ForAll("places") String place,
            @ForAll("json") String json,
            @ForAll("languages") String language) {
        ObjectNode document = Reported.five();
        Map<String, Long> rows = HOUSE.rows();
        String text = withRaw(document, place, json);

        Answer answer = PORT.report(text, "Accept-Language", language);

        if (answer.status() != 201) {
            refused(answer, place + " = " + json, language);
            assertThat(HOUSE.rows()).isEqualTo(rows);
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    @Label("a document damaged on its way is either still one or refused")
    void aDamagedDocument(@ForAll long seed, @ForAll("languages") String language) {
        Random random = new Random(seed);
        byte[] body = Reported.ransomware().toString().getBytes(StandardCharsets.UTF_8);
        byte[] damaged =
                random.nextBoolean()
                        ? java.util.Arrays.copyOf(body, random.nextInt(body.length))
                        : body.clone();
        for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        Map<String, Long> rows = HOUSE.rows();

        Answer answer = PORT.post("/api/v1/incidents", damaged, "Accept-Language", language);

        if (answer.status() != 201) {
            refused(answer, "damaged", language);
            assertThat(HOUSE.rows()).isEqualTo(rows);
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @Label("noise is refused")
    void noise(@ForAll byte[] body, @ForAll("languages") String language) {
        Map<String, Long> rows = HOUSE.rows();

        refused(
                PORT.post("/api/v1/incidents", body, "Accept-Language", language),
                "noise",
                language);
        assertThat(HOUSE.rows()).isEqualTo(rows);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    @Label("every script, rare kanji and emoji come back byte for byte")
    void everyScriptComesBackByteForByte(
            @ForAll("words") String title, @ForAll("words") String text) {
        ObjectNode document = Reported.five();
        document.put("title", title);
        Reported.facts(document).put("summary", text).put("area", text);

        Answer answer = PORT.report(document.toString());

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var stored = PORT.get("/api/v1/incidents/" + answer.id()).json();
        assertThat(stored.path("title").asString()).isEqualTo(title);
        assertThat(stored.at("/facts/summary").asString()).isEqualTo(text);
        assertThat(stored.at("/facts/area").asString()).isEqualTo(text);
        assertThat(answer.json().at("/receipt/statement/title").asString()).isEqualTo(title);
        String letter = answer.json().at("/filings/0/id").asString();
        String content =
                PORT.get("/api/v1/incidents/" + answer.id() + "/filings/" + letter)
                        .json()
                        .path("content")
                        .toString();
        assertThat(content).contains(Reported.JSON.getNodeFactory().stringNode(text).toString());
        byte[] receipt = PORT.get("/api/v1/incidents/" + answer.id() + "/receipts/1").raw().body();
        assertThat(kaname.exchange.VerifyFile.verify(receipt, java.util.Optional.empty()).holds())
                .isTrue();
    }

    @Example
    void fiveMegabytesAreRefusedAtTheDoorWhetherAnnouncedOrNot() {
        ObjectNode document = Reported.five();
        Reported.facts(document).put("summary", "あ".repeat(1_700_000));
        byte[] body = document.toString().getBytes(StandardCharsets.UTF_8);
        Map<String, Long> rows = HOUSE.rows();

        Answer announced = PORT.post("/api/v1/incidents", body, "Accept-Language", "en");
        Answer chunked =
                PORT.send(
                        PORT.request("/api/v1/incidents", "Accept-Language", "en")
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new java.io.ByteArrayInputStream(body))));

        assertThat(announced.status()).isEqualTo(413);
        assertThat(chunked.status()).isEqualTo(413);
        refused(announced, "5 MB", "en");
        assertThat(HOUSE.rows()).isEqualTo(rows);
    }

    @Example
    void aTextUnderTheLimitOfTheDoorIsStillHeldToTheLimitOfItsField() {
        for (int length : new int[] {4000, 4001}) {
            ObjectNode document = Reported.five();
            Reported.facts(document).put("summary", "𠮷".repeat(length));

            Answer answer = PORT.report(document.toString(), "Accept-Language", "ja");

            assertThat(answer.status()).isEqualTo(length == 4000 ? 201 : 400);
        }
    }

    @Example
    void anotherContentTypeIsRefused() {
        for (String type : List.of("text/plain", "application/xml", "application/x-yaml", "*/*")) {
            Map<String, Long> rows = HOUSE.rows();
            Answer answer =
                    PORT.send(
                            PORT.request("/api/v1/incidents", "Accept-Language", "en")
                                    .header("Content-Type", type)
                                    .POST(BodyPublishers.ofString(Reported.five().toString())));
            refused(answer, type, "en");
            assertThat(HOUSE.rows()).isEqualTo(rows);
        }
    }

    @Example
    void oddPathsAndCursorsAreRefused() {
        String incident = "/api/v1/incidents/" + anIncident();
        for (String path :
                List.of(
                        "/api/v1/incidents/1",
                        "/api/v1/incidents/%F0%9F%98%80",
                        "/api/v1/incidents/00000000-0000-0000-0000-000000000000",
                        incident + "/receipts/0",
                        incident + "/receipts/99999999999",
                        incident + "/receipts/x",
                        incident + "/filings/x",
                        incident + "/nothing",
                        "/api/v1/incidents?after=x",
                        "/api/v1/incidents?after=_",
                        "/api/v1/incidents?after=%2B1000000000-12-31T23:59:59Z_00000000-0000-0000-0000-000000000000",
                        "/api/v1/incidents?after=-1000000000-01-01T00:00:00Z_00000000-0000-0000-0000-000000000000",
                        "/api/v1/incidents?after=%2B300000-01-01T00:00:00Z_00000000-0000-0000-0000-000000000000",
                        "/api/v1/incidents?after=2026-01-01T00:00:00Z_%00",
                        "/api/v1/inbox?after=x",
                        "/api/v1/inbox?after=%2B1000000000-12-31T23:59:59Z_00000000-0000-0000-0000-000000000000",
                        "/api/v1/inbox?after=-1000000000-01-01T00:00:00Z_00000000-0000-0000-0000-000000000000",
                        "/api/v1/inbox?after=%2B300000-01-01T00:00:00Z_00000000-0000-0000-0000-000000000000",
                        "/api/v1/inbox/x",
                        "/api/v1/inbox/00000000-0000-0000-0000-000000000000")) {
            refused(PORT.get(path, "Accept-Language", "en"), path, "en");
        }
    }

    @Example
    void anOddQuestionIsRefusedAndNotAsked() {
        Answer report = PORT.report(Reported.five().toString());
        String questions =
                "/api/v1/inbox/" + report.json().at("/filings/0/id").asString() + "/questions";
        Map<String, Long> rows = HOUSE.rows();
        for (String body :
                List.of(
                        "",
                        "{}",
                        "[]",
                        "null",
                        "\"x\"",
                        "{\"text\":null}",
                        "{\"text\":\"\"}",
                        "{\"text\":\"　\"}",
                        "{\"text\":1}",
                        "{\"text\":[]}",
                        "{\"text\":{}}",
                        "{\"text\":\"\\u0007\"}",
                        "{\"text\":\"\\u0000\"}",
                        "{\"text\":\"\\ud800\"}",
                        "{\"text\":\"\\u202e\"}",
                        "{\"text\":\"a\",\"text\":\"b\"}",
                        "{\"text\":\"a\",\"more\":1}",
                        "{\"text\":\"a\"} x",
                        "{\"text\":\"" + "あ".repeat(4001) + "\"}")) {
            refused(PORT.post(questions, body, "Accept-Language", "en"), body, "en");
        }
        assertThat(HOUSE.rows()).isEqualTo(rows);
    }

    @Example
    void aTokenThatIsNoneIsRefused() {
        for (String token :
                List.of("Bearer x", "Bearer ", "Basic eDp5", "Bearer " + "a".repeat(500))) {
            Desk stranger = HOUSE.stranger();
            refused(
                    stranger.get(
                            "/api/v1/incidents", "Authorization", token, "Accept-Language", "en"),
                    token,
                    "en");
        }
    }

    private static String incident;

    private static String anIncident() {
        if (incident == null) {
            incident = PORT.report(Reported.five().toString()).id();
        }
        return incident;
    }

    private static void refused(Answer answer, String what, String language) {
        assertThat(answer.status()).as("%s: %s", what, answer.text()).isBetween(400, 499);
        assertThat(answer.type()).as(what).startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.path("type").asString()).isNotBlank();
        String title = problem.path("title").asString();
        boolean japanese = title.codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x9fff);
        assertThat(japanese)
                .as("%s in %s: %s", what, language, title)
                .isEqualTo(language.equals("ja"));
        problem.path("errors")
                .forEach(error -> assertThat(error.path("detail").asString()).isNotBlank());
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of("ja", "en");
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                        "𠮷野家",
                        "葛󠄀城市",
                        "👩‍👩‍👧‍👦",
                        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                        "שלום",
                        "مرحبا",
                        "नमस्ते",
                        "ก็",
                        "é",
                        "é",
                        "カ゛",
                        "ﾎﾟｰﾄ",
                        "①㍿",
                        "<script>alert(1)</script>",
                        "'; drop table incident.report; --",
                        "\\ud800",
                        "a|b",
                        "%00%n%s",
                        "{{x}}",
                        "\u200f\u200e",
                        "𝕏")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<String> places() {
        List<String> places =
                new ArrayList<>(
                        List.of(
                                "",
                                "/title",
                                "/kind",
                                "/exercise",
                                "/facts",
                                "/operator",
                                "/wishes",
                                "/comment",
                                "/operator/id",
                                "/operator/country",
                                "/operator/sectors",
                                "/operator/statuses",
                                "/operator/statuses/0",
                                "/operator/statuses/0/is",
                                "/operator/statuses/0/from",
                                "/operator/statuses/0/to",
                                "/wishes/send",
                                "/wishes/decline",
                                "/wishes/file",
                                "/wishes/send/0",
                                "/wishes/file/0",
                                "/unheard"));
        for (Fact fact : FACTS) {
            places.add("/facts/" + fact.id());
        }
        return Arbitraries.of(places);
    }

    @Provide
    Arbitrary<String> json() {
        return Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "-0",
                "1.5",
                "1e400",
                "1e-400",
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e99999999999999999999",
                "9".repeat(900),
                "9".repeat(2000),
                "9223372036854775808",
                "\"\"",
                "\" \"",
                "\"x\"",
                "\"unknown\"",
                "\"incident\"",
                "\"2026-11-22\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"-999999999-01-01T00:00:00+18:00\"",
                "\"2026-02-30T00:00:00Z\"",
                "\"2026-11-20T24:00:00+09:00\"",
                "\"PT999999999999999999H\"",
                "\"P-1D\"",
                "\"PT-1S\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\\u0000\"",
                "\"\\u001b[31m\"",
                "\"\\u202egnp.exe\"",
                "\"\\uffff\"",
                "\"" + "𠮷".repeat(60) + "\"",
                "\"" + "長".repeat(300_000) + "\"",
                "[]",
                "[null]",
                "[[]]",
                "[{}]",
                "[1]",
                "[\"\\ud800\"]",
                "[\"" + "x".repeat(99) + "😀\"]",
                "[\"x\",\"x\"]",
                "{}",
                "{\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"\":1}",
                "{\"is\":1}",
                "{\"\\ud800\":1}",
                "{\"" + "x".repeat(99) + "😀\":1}",
                "{\"" + "k".repeat(50_000) + "\":1}",
                "[".repeat(50) + "]".repeat(50),
                "[".repeat(50_000) + "]".repeat(50_000),
                "{\"a\":".repeat(50) + "1" + "}".repeat(50),
                "NaN",
                "Infinity",
                "undefined",
                "'x'",
                "// x\n1",
                "1 2");
    }

    /// The document with that text at that place, whether or not it is JSON.
    private static String withRaw(ObjectNode document, String place, String raw) {
        if (place.isEmpty()) {
            return raw;
        }
        String mark = "\"@@here@@\"";
        String[] steps = place.substring(1).split("/");
        tools.jackson.databind.JsonNode at = document;
        for (int i = 0; i < steps.length; i++) {
            boolean last = i == steps.length - 1;
            boolean array = !last && steps[i + 1].equals("0");
            if (at instanceof tools.jackson.databind.node.ArrayNode list) {
                if (last) {
                    list.add("@@here@@");
                } else {
                    at = list.addObject();
                }
            } else {
                ObjectNode object = (ObjectNode) at;
                if (last) {
                    object.put(steps[i], "@@here@@");
                } else if (object.has(steps[i])) {
                    at = object.get(steps[i]);
                } else {
                    at = array ? object.putArray(steps[i]) : object.putObject(steps[i]);
                }
            }
        }
        return document.toString().replace(mark, raw);
    }

    @Provide
    Arbitrary<Bad> wrongValues() {
        return Arbitraries.oneOf(
                Arbitraries.of(FACTS).flatMap(BadInputTest::wrongFor), Arbitraries.of(documents()));
    }

    private static Arbitrary<Bad> wrongFor(Fact fact) {
        Instant now = Instant.now();
        List<String> any =
                List.of(
                        "null",
                        "{}",
                        "{\"value\":1}",
                        "[[]]",
                        "\"\\u0007\"",
                        "\"\\ud83d\"",
                        "\"\\u202e\"");
        List<String> wrong = new ArrayList<>(any);
        wrong.addAll(
                switch (fact.type()) {
                    case TEXT ->
                            List.of(
                                    "1",
                                    "true",
                                    "[\"x\"]",
                                    "\"\"",
                                    "\"  \"",
                                    "\"　\\n\"",
                                    "\"a\\u0085b\"",
                                    "\"\\u2066x\\u2069\"",
                                    "\"" + "長".repeat(fact.max() + 1) + "\"");
                    case BOOLEAN -> List.of("\"true\"", "1", "\"はい\"", "[true]");
                    case INTEGER ->
                            List.of(
                                    "\"12\"",
                                    "1.5",
                                    "-1",
                                    "1e3",
                                    "1000000000001",
                                    "9".repeat(40),
                                    "\"千人\"",
                                    "[1]");
                    case DECIMAL ->
                            List.of(
                                    "\"12\"",
                                    "\"12 parsecs\"",
                                    "\"12 mw\"",
                                    "\"MW\"",
                                    "-0.1",
                                    "1e13",
                                    "1e999999999",
                                    "\"1,200 MW\"",
                                    "\"１２ MW\"");
                    case INSTANT -> {
                        List<String> times =
                                new ArrayList<>(
                                        List.of(
                                                "\"2026-11-20T09:00:00\"",
                                                "\"2026-11-20\"",
                                                "\"2026-11-20 09:00:00+09:00\"",
                                                "\"昨日\"",
                                                "1732060800",
                                                "\"1949-12-31T00:00:00Z\"",
                                                "\"2200-01-02T00:00:00Z\"",
                                                "\"2026-02-29T00:00:00Z\"",
                                                "\"2026-11-20T09:00:00+25:00\""));
                        if (!fact.future()) {
                            times.add("\"" + now.plus(1, ChronoUnit.HOURS) + "\"");
                            times.add("\"" + now.plus(300, ChronoUnit.SECONDS) + "\"");
                        }
                        yield times;
                    }
                    case DURATION ->
                            List.of(
                                    "\"2 hours\"",
                                    "2",
                                    "\"PT-1H\"",
                                    "\"P200Y\"",
                                    "\"PT999999999H\"");
                    case CHOICE -> List.of("\"perhaps\"", "\"\"", "1", "[\"unknown\"]", "true");
                    case CHOICES ->
                            List.of("\"unknown\"", "[]", "[\"perhaps\"]", "[1]", "[null]", "1");
                });
        return Arbitraries.of(wrong).map(value -> wrongFact(fact.id(), value));
    }

    private static Bad wrongFact(String fact, String value) {
        return new Bad(
                fact + " = " + (value.length() > 80 ? value.substring(0, 80) : value),
                withRaw(Reported.five(), "/facts/" + fact, value),
                "/facts/" + fact);
    }

    private static List<Bad> documents() {
        List<Bad> bad = new ArrayList<>();
        bad.add(
                changed(
                        "a fact that nobody knows",
                        "/facts/users_afected",
                        d -> Reported.facts(d).put("users_afected", 1)));
        bad.add(
                changed(
                        "a fact that the platform fills in",
                        "/facts/reported_at",
                        d -> Reported.facts(d).put("reported_at", "2026-11-20T09:00:00Z")));
        bad.add(
                changed(
                        "a fact with slashes in its name",
                        "/facts/a~1b~0c",
                        d -> Reported.facts(d).put("a/b~c", 1)));
        bad.add(changed("an unknown key", "/titel", d -> d.put("titel", "x")));
        bad.add(changed("no title", "/title", d -> d.remove("title")));
        bad.add(changed("an empty title", "/title", d -> d.put("title", " ")));
        bad.add(changed("a title of two lines", "/title", d -> d.put("title", "a\nb")));
        bad.add(changed("a title with a carriage return", "/title", d -> d.put("title", "a\rb")));
        bad.add(
                changed(
                        "a title with a line separator",
                        "/title",
                        d -> d.put("title", "a\u2028b")));
        bad.add(changed("a long title", "/title", d -> d.put("title", "題".repeat(201))));
        bad.add(changed("a title that turns round", "/title", d -> d.put("title", "x\u202ey")));
        bad.add(changed("another kind", "/kind", d -> d.put("kind", "accident")));
        bad.add(changed("an exercise that may be one", "/exercise", d -> d.put("exercise", "yes")));
        bad.add(changed("no facts", "/facts", d -> d.remove("facts")));
        bad.add(changed("facts as a list", "/facts", d -> d.putArray("facts").add("x")));
        bad.add(changed("an unknown operator", "/operator", d -> d.put("operator", "nobody-inc")));
        bad.add(
                changed(
                        "somebody else's operator",
                        "/operator",
                        d -> d.put("operator", "sora-control")));
        bad.add(
                changed(
                        "somebody else's operator by name",
                        "/operator",
                        d -> d.putObject("operator").put("name", "そら路航空管制機構")));
        bad.add(changed("an operator as a number", "/operator", d -> d.put("operator", 7)));
        bad.add(
                changed(
                        "an unheard key of the operator",
                        "/operator/colour",
                        d -> d.putObject("operator").put("colour", "red")));
        bad.add(
                changed(
                        "a country in words",
                        "/operator/country",
                        d -> d.putObject("operator").put("country", "Japan")));
        bad.add(
                changed(
                        "a wish for what does not exist",
                        "/wishes/send",
                        d -> Reported.wish(d, "send", "jp-nothing")));
        bad.add(
                changed(
                        "a wish to file what does not exist",
                        "/wishes/file",
                        d -> Reported.wish(d, "file", "jp-acd-art5/nothing")));
        bad.add(
                changed(
                        "a wish with half a character",
                        "/wishes/send",
                        d -> Reported.wish(d, "send", "\ud800")));
        bad.add(
                changed(
                        "a wish cut inside a character",
                        "/wishes/send",
                        d -> Reported.wish(d, "send", "x".repeat(98) + "😀")));
        bad.add(changed("wishes as a list", "/wishes", d -> d.putArray("wishes")));
        bad.add(new Bad("nothing", "", null));
        bad.add(new Bad("a list", "[]", ""));
        bad.add(new Bad("a word", "\"x\"", ""));
        bad.add(new Bad("null", "null", ""));
        bad.add(new Bad("half a document", "{\"title\":\"x\"", ""));
        bad.add(new Bad("two documents", Reported.five() + " {}", ""));
        bad.add(
                new Bad(
                        "a key twice",
                        Reported.five().toString().replaceFirst("\\{", "{\"title\":\"other\","),
                        ""));
        bad.add(
                new Bad(
                        "a fact twice",
                        Reported.five()
                                .toString()
                                .replace("\"facts\":{", "\"facts\":{\"contact\":\"x\","),
                        ""));
        bad.add(new Bad("NUL", Reported.five().toString().replace("当直", "\\u0000"), null));
        bad.add(new Bad("depth", "{\"facts\":" + "[".repeat(500) + "]".repeat(500) + "}", null));
        bad.add(
                new Bad(
                        "a lone surrogate in a name",
                        Reported.five()
                                .toString()
                                .replace("\"facts\":{", "\"facts\":{\"\\ud800\":1,"),
                        null));
        bad.add(
                new Bad(
                        "a name cut inside a character",
                        Reported.five()
                                .toString()
                                .replace(
                                        "\"facts\":{",
                                        "\"facts\":{\"" + "x".repeat(99) + "😀\":1,"),
                        null));
        bad.add(
                new Bad(
                        "an unheard key cut inside a character",
                        Reported.five()
                                .toString()
                                .replaceFirst("\\{", "{\"" + "x".repeat(99) + "😀\":1,"),
                        null));
        return bad;
    }

    private static Bad changed(String what, String pointer, Consumer<ObjectNode> change) {
        ObjectNode document = Reported.five();
        change.accept(document);
        return new Bad(what, document.toString(), pointer);
    }
}
