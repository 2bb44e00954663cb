package kaname.dependency;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import kaname.platform.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One act on a dependency or on what a service is like: it was written, again or anew, or removed.
/// `parts` says what it then was, by what each part is called.
public record Change(boolean removed, Instant at, SequencedMap<String, String> parts) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, Text> SAID = said();

    private static Map<String, Text> said() {
        Map<String, Text> said = new LinkedHashMap<>();
        said.put("consumer", Text.of("サービス", "Service"));
        said.put("supplier", Text.of("供給元の組織", "Supplier"));
        said.put("supplier_service", Text.of("供給元のサービス", "Supplier's service"));
        said.put("supplier_sector", Text.of("供給元の分野", "Supplier's sector"));
        said.put("kind", Text.of("種類", "Kind"));
        said.put("strength", Text.of("強さ", "Strength"));
        said.put("buffer_hours", Text.of("余裕（時間）", "Buffer, hours"));
        said.put("substitutes", Text.of("代わりの組", "Substitutes"));
        said.put("needs", Text.of("要る数", "Needed"));
        said.put("growth", Text.of("現れ方", "Growth"));
        said.put("growth_hours", Text.of("現れきるまで（時間）", "Growing, hours"));
        said.put("coupled", Text.of("復旧が待つ", "Repair waits"));
        said.put("evidence", Text.of("根拠", "Evidence"));
        said.put("confidence", Text.of("確からしさ", "Confidence"));
        said.put("as_of", Text.of("いつの", "As of"));
        said.put("notice_hours", Text.of("知らせる約束（時間）", "Notice agreed, hours"));
        said.put("notice_clause", Text.of("約束の条項", "Clause of the notice"));
        said.put("autonomy_hours", Text.of("自力で続く（時間）", "Autonomy, hours"));
        said.put("threshold", Text.of("止まる線", "Stops at a loss of"));
        said.put("restoration_hours", Text.of("戻るまで（時間）", "Restoration, hours"));
        said.put("site_name", Text.of("主な場所", "Primary site"));
        said.put("site_latitude", Text.of("主な場所の緯度", "Latitude of the primary site"));
        said.put("site_longitude", Text.of("主な場所の経度", "Longitude of the primary site"));
        said.put("backup_name", Text.of("控えの場所", "Backup site"));
        said.put("backup_latitude", Text.of("控えの緯度", "Latitude of the backup"));
        said.put("backup_longitude", Text.of("控えの経度", "Longitude of the backup"));
        said.put("shown_to", Text.of("見せる相手", "Shown to"));
        return said;
    }

    static SequencedMap<String, String> parts(String content) {
        JsonNode node = JSON.readTree(content);
        SequencedMap<String, String> parts = new LinkedHashMap<>();
        SAID.keySet().forEach(part -> parts.put(part, plain(node.path(part))));
        return parts;
    }

    private static String plain(JsonNode node) {
        if (node.isArray()) {
            List<String> each = node.valueStream().map(Change::plain).toList();
            return String.join(", ", each);
        }
        return node.isNull() ? "" : node.asString("");
    }

    /// What differs from an earlier one, as `was → is`.
    public SequencedMap<Text, String> since(Change earlier) {
        SequencedMap<Text, String> differing = new LinkedHashMap<>();
        parts.forEach((part, is) -> {
            String was = earlier.parts.getOrDefault(part, "");
            if (!was.equals(is)) {
                differing.put(
                        SAID.getOrDefault(part, Text.same(part)), dash(was) + " → " + dash(is));
            }
        });
        return differing;
    }

    private static String dash(String text) {
        return text.isEmpty() ? "—" : text;
    }
}
