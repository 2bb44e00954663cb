package kaname.nearmiss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.Browser;
import kaname.House;
import kaname.advisory.Advised;
import kaname.exchange.VerifyFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A near miss goes from a reporter over the CEPTOAR office to those who learn from it, and a
/// question and its answer come back, and nobody but the office learns who it was.
@Tag("F10")
class NearMissTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final JdbcClient OWNER = HOUSE.database().asOwner();
    private static final String PASSPHRASE = "okapi-tapir-9-gnu-and-zebra";
    private static final Pattern APPROVAL =
            Pattern.compile("name=\"approval\" value=\"([0-9a-f]{64})\"");
    private static final Pattern TICKET = Pattern.compile("([0-9A-Z]{5}(?:-[0-9A-Z]{5}){4})");
    private static final Pattern SUBMISSION =
            Pattern.compile("name=\"submission\" value=\"([0-9a-f-]{36})\"");

    @BeforeAll
    static void openTheWay() {
        Browser office = Browser.at(HOUSE, "ceptoar-water");
        assertThat(office.get("/near-misses/desk").text()).contains("鍵を作ると始まります");
        Browser.Answer made =
                office.post(
                        "/near-misses/desk",
                        "/near-misses/desk/key",
                        Map.of("passphrase", PASSPHRASE, "again", PASSPHRASE));
        assertThat(made.text()).contains("予備の番号");
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    /// What is told, and the ticket that it gave.
    private record Told(Browser reporter, String ticket, String page) {}

    private static Map<String, String> form(String what) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("what", what);
        form.put("whyNot", "二人で読み合わせをしていたため");
        form.put("systems", "ot");
        form.put("contact", "いずみ台水道事業団の当直 050-0000-7788");
        return form;
    }

    private static Told tell(String persona, Map<String, String> form) {
        Browser reporter = Browser.at(HOUSE, persona);
        Matcher number = SUBMISSION.matcher(reporter.get("/near-misses/new").text());
        assertThat(number.find()).isTrue();
        Map<String, String> sent = new LinkedHashMap<>(form);
        sent.put("submission", number.group(1));
        sent.put("act", "look");
        Browser.Answer look = reporter.post("/near-misses/new", "/near-misses/new", sent);
        Matcher approval = APPROVAL.matcher(look.text());
        assertThat(approval.find()).as(look.text()).isTrue();
        sent.put("act", "send");
        sent.put("approval", approval.group(1));
        Browser.Answer told = reporter.post("/near-misses/new", "/near-misses/new", sent);
        Matcher ticket = TICKET.matcher(told.text());
        assertThat(ticket.find()).as(told.text()).isTrue();
        Browser.Answer again = reporter.post("/near-misses/new", "/near-misses/new", sent);
        assertThat(again.text()).as("sent twice, told once").contains(ticket.group(1));
        return new Told(reporter, ticket.group(1), told.text());
    }

    private static Browser office() {
        Browser office = Browser.at(HOUSE, "ceptoar-water");
        office.post(
                "/near-misses/desk", "/near-misses/desk/open", Map.of("passphrase", PASSPHRASE));
        return office;
    }

    private static String waiting(Browser office, String about) {
        String desk = office.get("/near-misses/desk").text();
        Matcher link =
                Pattern.compile("href=\"(/near-misses/desk/[0-9a-f-]{36})\">[^<]*" + about)
                        .matcher(desk);
        assertThat(link.find()).as(about + " on " + desk).isTrue();
        return link.group(1);
    }

    private static void letGo() {
        LetGo.now(OWNER, Instant.parse("2100-01-01T00:00:00Z"));
    }

    private static String relayed(Browser reader, String about) {
        Matcher link =
                Pattern.compile("href=\"(/near-misses/relayed/[0-9a-f-]{36})\">[^<]*" + about)
                        .matcher(reader.get("/near-misses").text());
        assertThat(link.find()).as(about).isTrue();
        return link.group(1);
    }

    @Test
    @Tag("F11")
    void goesThroughTheWallAndSoDoQuestionAndAnswer() {
        Told told = tell("izumi-desk", form("Zebra弁の操作中、いずみ台水道事業団の山田課長が3月14日午前2時に隣の弁を閉めかけた。"));
        assertThat(told.page()).contains("data:application/json;base64,");

        Browser reader = Browser.at(HOUSE, "coordinator");
        letGo();
        assertThat(reader.get("/near-misses").text()).doesNotContain("Zebra");

        Browser office = office();
        String sheet = waiting(office, "Zebra");
        assertThat(office.get(sheet).text()).contains("山田", "050-0000-7788", "3月14日");
        assertThat(office.post(sheet, sheet, Map.of("act", "relay")).status()).isEqualTo(303);
        assertThat(reader.get("/near-misses").text())
                .as("not before its batch")
                .doesNotContain("Zebra");
        letGo();

        String link = relayed(reader, "Zebra");
        Browser.Answer out = reader.get(link);
        assertThat(out.text())
                .contains("Zebra弁", "〔3月〕", "二人で読み合わせ")
                .doesNotContain("いずみ台", "山田", "14日", "7788");
        assertThat(Browser.at(HOUSE, "ministry-supervision").get(link).status()).isEqualTo(404);
        assertThat(Browser.at(HOUSE, "izumi-desk").get(link).status()).isEqualTo(404);

        reader.post(link, link + "/questions", Map.of("text", "弁の表示はありましたか"));
        Browser back = Browser.of(HOUSE);
        assertThat(
                        back.post(
                                        "/near-misses/ticket",
                                        "/near-misses/ticket",
                                        Map.of(
                                                "ticket",
                                                told.ticket()
                                                        .toLowerCase(java.util.Locale.ROOT)
                                                        .replace("-", " ")))
                                .status())
                .isEqualTo(303);
        String mine = back.get("/near-misses/mine").text();
        assertThat(mine).contains("弁の表示はありましたか", "調整室");
        answer(back, mine, "銘板はありましたが、いずみ台水道事業団では色が同じでした。");
        String answer = waiting(office, "銘板");
        office.post(answer, answer, Map.of("act", "relay"));
        letGo();
        assertThat(reader.get(link).text()).contains("銘板はありましたが").doesNotContain("いずみ台");
    }

    @Test
    @Tag("F13")
    void theReporterLearnsWhatCameOfIt() {
        Told told = tell("izumi-desk", form("逆洗の手順を飛ばしかけた。"));
        Browser office = office();
        String sheet = waiting(office, "逆洗");
        office.post(sheet, sheet, Map.of("act", "relay"));
        letGo();
        Browser reader = Browser.at(HOUSE, "coordinator");
        String link = relayed(reader, "逆洗");
        String id = link.substring(link.lastIndexOf('/') + 1);
        assertThat(reader.get(link).text()).contains("/advisories/new?relayed=" + id);

        Map<String, Object> document = Advised.document("逆洗の手順の確認");
        document.put("sources", List.of(Map.of("kind", "relayed", "subject", id)));
        document.put("iep", Map.of("attribution", "must-not"));
        new Advised(HOUSE).released("coordinator", document);
        assertThat(told.reporter().get("/near-misses/mine").text())
                .contains("注意喚起になり、1組織に届き、0組織が実施しました");
    }

    @Test
    @Tag("G11")
    void fourWithoutANameAndOneCarrierAreACommonCauseThatAPersonJudges() {
        Browser office = office();
        Map<String, String> texts =
                Map.of(
                        "配水池", "配水池の遠隔監視の専用線が途切れ、水位が読めなくなりかけた。",
                        "取水口", "取水口のカメラの閉域網が不通になり、目視に切り替えた。",
                        "送水管", "送水管の圧力の伝送で通信回線の障害があり、警報が遅れそうになった。",
                        "浄水場", "浄水場の監視の携帯網がつながらず、巡回で補った。");
        for (String about : texts.keySet()) {
            tell("izumi-desk", form(texts.get(about)));
            String sheet = waiting(office, about);
            assertThat(office.post(sheet, sheet, Map.of("act", "relay")).status()).isEqualTo(303);
        }
        letGo();
        Browser reader = Browser.at(HOUSE, "coordinator");
        assertThat(reader.get("/situation/causes").text())
                .contains("通信の障害かもしれません", "4件（うち匿名 4件）", "このサービスの事業者からは何も届いていません");

        Instant now = Instant.now();
        HOUSE.desk("tsuna-desk")
                .report(
                        """
                        {"title": "閉域網の収容装置の停止", "facts": {"service": "閉域網", "service_state": "stopped",
                         "state_since": "%s", "aware_at": "%s", "summary": "収容装置が停止した",
                         "attack_type": "unknown", "contact": "当直 050-0000-1003"}}
                        """
                                .formatted(now.minusSeconds(3600), now.minusSeconds(3000)));
        String found = reader.get("/situation/causes").text();
        assertThat(found)
                .contains("つな雲モバイル通信の通信の障害かもしれません", "閉域網の収容装置の停止")
                .contains("/advisories/new?relayed=")
                .doesNotContain("いずみ台");
        assertThat(
                        HOUSE.desk("coordinator")
                                .get("/api/v1/common-causes")
                                .json()
                                .at("/causes/0/shared/0/key")
                                .asString())
                .isEqualTo("communications");
        assertThat(Browser.at(HOUSE, "ministry-supervision").get("/situation/causes").status())
                .isEqualTo(403);
        assertThat(Browser.at(HOUSE, "izumi-desk").get("/situation/causes").status())
                .isEqualTo(403);

        Matcher members =
                Pattern.compile("name=\"members\" value=\"([0-9a-f,-]+)\"").matcher(found);
        assertThat(members.find()).isTrue();
        Map<String, String> judged =
                new LinkedHashMap<>(
                        Map.of(
                                "mark", "upstream:communications",
                                "members", members.group(1),
                                "verdict", "unrelated",
                                "because", "工事の予定と一致"));
        assertThat(reader.post("/situation/causes", "/situation/causes", judged).status())
                .isEqualTo(303);
        assertThat(reader.get("/situation/causes").text())
                .contains("共通の原因がありそうな現象は、いまはありません", "工事の予定と一致", "判断を取り消す");
        judged.put("verdict", "open");
        assertThat(reader.post("/situation/causes", "/situation/causes", judged).status())
                .isEqualTo(303);
        assertThat(reader.get("/situation/causes").text()).contains("現象が1組あります");
        judged.put("members", members.group(1).substring(37));
        assertThat(reader.post("/situation/causes", "/situation/causes", judged).status())
                .isEqualTo(409);
        assertThat(Browser.at(HOUSE, "ministry-desk").get("/situation/causes").text())
                .as("the judgement of one house is not another's")
                .doesNotContain("工事の予定と一致");
    }

    @Test
    @Tag("F10")
    @Tag("N4")
    void theOperatorsOwnNamesAreTakenOutAndHelpComesBackAtOnce() {
        Browser keeper = Browser.at(HOUSE, "izumi-desk");
        String name = "ぽぽろん保全サービス";
        Map<String, String> form = Map.of("kind", "contractor", "writing", name, "act", "add");
        assertThat(keeper.post("/systems", "/systems/names", form).status()).isEqualTo(303);
        assertThat(keeper.get("/systems").text()).contains(name);
        assertThat(Browser.at(HOUSE, "port-desk").get("/systems").text()).doesNotContain(name);
        assertThat(
                        keeper.post(
                                        "/systems",
                                        "/systems/names",
                                        Map.of("kind", "ghost", "writing", "x"))
                                .status())
                .isEqualTo(400);

        new Advised(HOUSE)
                .released("coordinator", withProduct(Advised.document("計装ゲートの更新"), "FortiOS"));
        Told told = tell("izumi-desk", form("止水栓の点検で、" + name + "が FortiOS の設定を戻しかけた。"));
        assertThat(told.page()).contains("書かれた製品についての注意喚起", "計装ゲートの更新");
        Browser office = office();
        String sheet = waiting(office, "止水栓");
        office.post(sheet, sheet, Map.of("act", "relay"));
        letGo();
        Browser reader = Browser.at(HOUSE, "coordinator");
        assertThat(reader.get(relayed(reader, "止水栓")).text())
                .contains("FortiOS")
                .doesNotContain(name, "ぽぽろん");
        assertThat(
                        keeper.post(
                                        "/systems",
                                        "/systems/names",
                                        Map.of(
                                                "kind",
                                                "contractor",
                                                "writing",
                                                name,
                                                "act",
                                                "remove"))
                                .status())
                .isEqualTo(303);
        assertThat(keeper.get("/systems").text()).doesNotContain(name);
    }

    private static Map<String, Object> withProduct(Map<String, Object> document, String product) {
        document.put("products", List.of(Map.of("vendor", "Example", "product", product)));
        document.put("audience", Map.of("everyone", true));
        document.put("tlp", "TLP:GREEN");
        return document;
    }

    @Test
    @Tag("H1")
    @Tag("O2")
    void theYearShowsThreatsAndExpertsSayWhatTheyExpect() {
        Browser expert = Browser.at(HOUSE, "expert");
        Map<String, String> view =
                Map.of(
                        "threat", "hazard:hazard/earthquake",
                        "sector", "railway",
                        "because", "震源域にかかる線区");
        assertThat(expert.post("/situation/year", "/situation/year", view).status()).isEqualTo(303);
        Browser reader = Browser.at(HOUSE, "coordinator");
        assertThat(reader.get("/situation/year").text())
                .contains("震源域にかかる線区", "匿名で伝えられた割合", "ヒヤリハットと障害");
        assertThat(
                        expert.post(
                                        "/situation/year",
                                        "/situation/year",
                                        Map.of("threat", "ghost", "sector", "railway"))
                                .text())
                .contains("脅威を選んでください");
        assertThat(Browser.at(HOUSE, "izumi-desk").get("/situation/year").status()).isEqualTo(403);
        Map<String, String> back = new LinkedHashMap<>(view);
        back.put("act", "take-back");
        assertThat(expert.post("/situation/year", "/situation/year", back).status()).isEqualTo(303);
        assertThat(reader.get("/situation/year").text()).doesNotContain("震源域にかかる線区");
    }

    @Test
    void anOfficeChangesItsPassphraseAndTheOldOnesOpenNothing() {
        Browser office = Browser.at(HOUSE, "ceptoar-port");
        String desk = "/near-misses/desk";
        office.post(desk, desk + "/key", Map.of("passphrase", PASSPHRASE, "again", PASSPHRASE));
        Map<String, String> change = new LinkedHashMap<>();
        change.put("current", "not-the-passphrase-at-all");
        change.put("passphrase", "ibex-numbat-4-dik-dik");
        change.put("again", "ibex-numbat-4-dik-dik");
        Browser.Answer refused = office.post(desk, desk + "/passphrase", change);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("合言葉も予備の番号も合いません");
        change.put("current", PASSPHRASE);
        assertThat(office.post(desk, desk + "/passphrase", change).text()).contains("予備の番号");
        Browser later = Browser.at(HOUSE, "ceptoar-port");
        assertThat(later.post(desk, desk + "/open", Map.of("passphrase", PASSPHRASE)).status())
                .isEqualTo(400);
        assertThat(
                        later.post(
                                        desk,
                                        desk + "/open",
                                        Map.of("passphrase", "ibex-numbat-4-dik-dik"))
                                .status())
                .isEqualTo(303);
    }

    private static void answer(Browser back, String mine, String text) {
        Matcher question =
                Pattern.compile("name=\"question\" value=\"([0-9a-f-]{36})\"").matcher(mine);
        assertThat(question.find()).isTrue();
        Map<String, String> form =
                new LinkedHashMap<>(
                        Map.of("question", question.group(1), "what", text, "act", "look"));
        Matcher approval =
                APPROVAL.matcher(
                        back.post("/near-misses/mine", "/near-misses/mine/answer", form).text());
        assertThat(approval.find()).isTrue();
        form.put("act", "send");
        form.put("approval", approval.group(1));
        assertThat(back.post("/near-misses/mine", "/near-misses/mine/answer", form).status())
                .isEqualTo(303);
    }

    @Test
    void theReceiptProvesADayWithoutAName() {
        Told told = tell("izumi-desk", form("Gnuの薬注ポンプを止めかけた。"));
        Matcher data = Pattern.compile("base64,([A-Za-z0-9+/=]+)\"").matcher(told.page());
        assertThat(data.find()).isTrue();
        byte[] receipt = Base64.getDecoder().decode(data.group(1));
        assertThat(VerifyFile.verify(receipt, Optional.empty()).holds()).isTrue();
        String text = new String(receipt, StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("いずみ", told.ticket());
        byte[] forged =
                text.replaceFirst("\"on\": \"\\d{4}", "\"on\": \"1999")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(VerifyFile.verify(forged, Optional.empty()).holds()).isFalse();
    }

    @Test
    void nothingThatTheReporterDidNotSeeLeaves() {
        Told told = tell("izumi-desk", form("Okapiの水位計の校正値を取り違えた。"));
        Browser office = office();
        String sheet = waiting(office, "Okapi");
        office.post(
                sheet,
                sheet,
                Map.of("act", "back", "what", "Okapiの計器の校正値を取り違えた。", "message", "型式が珍しいので"));
        letGo();
        Browser reader = Browser.at(HOUSE, "coordinator");
        assertThat(reader.get("/near-misses").text()).doesNotContain("Okapi");
        String mine = told.reporter().get("/near-misses/mine").text();
        assertThat(mine).contains("型式が珍しいので", "計器の校正値");
        Matcher piece = Pattern.compile("name=\"piece\" value=\"([0-9a-f-]{36})\"").matcher(mine);
        assertThat(piece.find()).isTrue();
        told.reporter()
                .post(
                        "/near-misses/mine",
                        "/near-misses/mine/agree",
                        Map.of("piece", piece.group(1)));
        letGo();
        assertThat(reader.get(relayed(reader, "Okapi")).text())
                .contains("計器の校正値")
                .doesNotContain("水位計");
    }

    @Test
    void theReporterTakesItBackBeforeAndAfterItLeft() {
        Told before = tell("izumi-desk", form("Tapirの弁を取り違えた。"));
        before.reporter().post("/near-misses/mine", "/near-misses/mine/withdraw", Map.of());
        assertThat(office().get("/near-misses/desk").text()).doesNotContain("Tapir");

        Told after = tell("izumi-desk", form("排水弁を取り違えた。"));
        Browser office = office();
        String sheet = waiting(office, "排水弁");
        office.post(sheet, sheet, Map.of("act", "relay"));
        letGo();
        Browser reader = Browser.at(HOUSE, "coordinator");
        String link = relayed(reader, "排水弁");
        after.reporter().post("/near-misses/mine", "/near-misses/mine/withdraw", Map.of());
        assertThat(reader.get(link).text()).contains("報告者が取り下げました").doesNotContain("排水弁");
        assertThat(rows("nearmiss")).doesNotContain("排水弁");
    }

    @Test
    void withoutTheKeyNoRowTellsTheReporterInAnyEncoding() {
        tell("izumi-desk", form("Marmotの配水弁で、いずみ台水道事業団の山田課長が誤操作。izumi-water.example の端末。"));
        String dump = rows("nearmiss") + rows("incident");
        assertThat(dump).contains("passage");
        for (String secret :
                List.of("izumi-water", "いずみ台水道事業団", "山田課長", "050-0000-7788", "Marmotの配水弁")) {
            for (String form : forms(secret)) {
                assertThat(dump).as(secret).doesNotContain(form);
            }
        }
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(secret, HexFormat.of().formatHex(bytes)));
        for (int shift = 0; shift < 3; shift++) {
            String base64 =
                    Base64.getEncoder()
                            .withoutPadding()
                            .encodeToString(
                                    (" ".repeat(shift) + secret).getBytes(StandardCharsets.UTF_8));
            forms.add(base64.substring(shift == 0 ? 0 : 4, base64.length() - 2));
        }
        forms.add(java.net.URLEncoder.encode(secret, StandardCharsets.UTF_8));
        StringBuilder escaped = new StringBuilder();
        secret.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
        forms.add(escaped.toString());
        forms.add(new StringBuilder(secret).reverse().toString());
        return forms;
    }

    /// Every row of every table of a schema that near misses write to.
    private static String rows(String schema) {
        StringBuilder all = new StringBuilder();
        List<String> tables =
                OWNER.sql(
                                "select table_name from information_schema.tables where"
                                        + " table_schema = ? and table_type = 'BASE TABLE'")
                        .param(schema)
                        .query(String.class)
                        .list();
        for (String table : tables) {
            all.append(table).append('\n');
            OWNER.sql("select t::text from %s.%s t".formatted(schema, table))
                    .query(String.class)
                    .list()
                    .forEach(row -> all.append(row).append('\n'));
        }
        return all.toString();
    }
}
