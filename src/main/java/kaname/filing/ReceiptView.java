package kaname.filing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a receipt attests, as it stands in the file that was issued.
record ReceiptView(
        UUID incident,
        int report,
        String id,
        Instant acceptedAt,
        Text operator,
        String title,
        boolean exercise,
        String reportSha256,
        List<Letter> letters,
        List<Entry> ledger,
        @Nullable String issuer,
        String keyId) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Letter(UUID id, Text recipient, Text article, Instant sentAt, String contentSha256) {}

    record Entry(long sequence, String kind, String hash) {}

    static ReceiptView of(String file) {
        JsonNode statement = JSON.readTree(file).path("statement");
        JsonNode issuer = statement.path("issuer").path("url");
        return new ReceiptView(
                UUID.fromString(string(statement, "incident")),
                statement.path("report").asInt(),
                string(statement, "id"),
                Instant.parse(string(statement, "acceptedAt")),
                text(statement.path("operator").path("name")),
                string(statement, "title"),
                statement.path("exercise").asBoolean(),
                string(statement, "reportSha256"),
                each(statement.path("letters")).map(ReceiptView::letter).toList(),
                each(statement.path("ledger")).map(ReceiptView::entry).toList(),
                issuer.isString() ? issuer.stringValue() : null,
                string(statement, "keyId"));
    }

    private static Letter letter(JsonNode node) {
        return new Letter(
                UUID.fromString(string(node, "id")),
                text(node.path("recipient").path("name")),
                text(node.path("article")),
                Instant.parse(string(node, "sentAt")),
                string(node, "contentSha256"));
    }

    private static Entry entry(JsonNode node) {
        return new Entry(
                node.path("sequence").asLong(), string(node, "kind"), string(node, "hash"));
    }

    private static java.util.stream.Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String string(JsonNode node, String name) {
        return node.path(name).stringValue();
    }

    private static Text text(JsonNode node) {
        return Text.of(string(node, "ja"), string(node, "en"));
    }
}
