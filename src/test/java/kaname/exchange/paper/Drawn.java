package kaname.exchange.paper;

import java.time.Instant;
import java.util.List;
import kaname.exchange.Hash;
import kaname.platform.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Letters to draw, made as the house writes them.
final class Drawn {

    static final Instant SENT = Instant.parse("2026-11-24T03:04:05Z");
    static final String LETTER = "4f3a2b1c-0000-4000-8000-000000000001";

    /// Japanese as it is really written, and what systems usually lose.
    static final List<String> HARD =
            List.of(
                    "業務を停止した。停止、復旧、止",
                    "髙橋 﨑山 辻 神 葛飾",
                    "①②⑳ ㈱ ㍿ Ⅷ ℡ № ㎡ ～〜－−―ー",
                    "ｶﾞｷﾞｸﾞ ﾊﾟﾋﾟ ｼｽﾃﾑ停止",
                    "が ぱ が\u3099 か\u3099は\u309A é e\u0301 ñ",
                    "𠮷野家 😀 👨‍👩‍👧 葛\uDB40\uDD00城",
                    "שלום and مرحبا (1) [2]",
                    "一行目\n二行目\n\n四行目\t終わり",
                    "<script>alert('x')</script> &amp; ${x} ]]>",
                    "=1+1 +81-3 -5 @SUM(A1) '=x",
                    "unverified file, office, affluent; -> != 1/2 ffi ﬁ",
                    "〔U+20BB7〕 _x0041_ \u00AD\u200B\uFEFF",
                    "0123456789abcdef".repeat(40));

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Drawn() {}

    /// A letter with one item for each text.
    static Paper letter(List<String> texts) {
        return letter(
                texts.stream().map(text -> said(JSON.stringNode(text), text)).toList(), false);
    }

    static Paper letter(List<ObjectNode> values, boolean exercise) {
        ObjectNode letter = JSON.objectNode();
        letter.put("exercise", exercise).put("class", "mandatory");
        named(letter.putObject("regime"), "報告の制度", "A reporting rule");
        named(letter.putObject("stage"), "速報", "First report");
        ObjectNode basis = letter.putObject("basis");
        named(basis, "ある法律", "An act");
        basis.putObject("article").put("ja", "第5条").put("en", "article 5");
        basis.put("provenance", "UNVERIFIED");
        named(letter.putObject("recipient"), "経済産業大臣", "Minister of Economy");
        ObjectNode form = letter.putObject("form");
        form.put("id", "common-ransomware").put("provenance", "SECONDARY");
        named(form, "ランサムウェア事案共通様式", "Common form: ransomware");
        ArrayNode items = letter.putArray("items");
        for (ObjectNode value : values) {
            ObjectNode item = items.addObject();
            item.put("id", "item-" + items.size()).put("essential", "FIRST");
            item.putObject("label").put("ja", "項目" + items.size()).put("en", "Item");
            item.putArray("values").add(value);
        }
        String content = letter.toString();
        return PaperReader.read(
                content,
                Hash.sha256(content).hex(),
                new PaperReader.Envelope(LETTER, 1, Text.of("みなと電力", "Minato Power"), null),
                SENT);
    }

    static ObjectNode said(JsonNode value, String text) {
        ObjectNode node = JSON.objectNode();
        node.put("fact", "summary").set("value", value);
        node.putObject("label").put("ja", "概要").put("en", "Summary");
        node.putObject("text").put("ja", text).put("en", text);
        return node;
    }

    private static void named(ObjectNode node, String ja, String en) {
        node.putObject("name").put("ja", ja).put("en", en);
    }
}
