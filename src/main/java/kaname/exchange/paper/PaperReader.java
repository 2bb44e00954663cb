package kaname.exchange.paper;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kaname.catalogue.DutyClass;
import kaname.catalogue.Essential;
import kaname.catalogue.Provenance;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the content of a letter (`kaname-letter/1`) for drawing. What a letter of an older day
/// does not say is left out.
public final class PaperReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Text NOTHING = Text.same("-");
    private static final Pattern WITH_UNIT = Pattern.compile("-?[0-9][0-9,]*(?:\\.[0-9]+)? (.+)");

    private PaperReader() {}

    /// What stands on the envelope and not in the letter.
    public record Envelope(String letter, int report, Text sender, @Nullable Text desk) {}

    /// @param hash the SHA-256 of `content`
    public static Paper read(String content, String hash, Envelope envelope, Instant sentAt) {
        JsonNode letter = JSON.readTree(content);
        JsonNode form = letter.path("form");
        JsonNode basis = letter.path("basis");
        JsonNode to = letter.path("recipient");
        return new Paper(
                new Paper.Head(
                        envelope.letter(),
                        envelope.report(),
                        form.path("id").asString("letter"),
                        text(form.path("name")),
                        provenance(form.path("provenance")),
                        letter.path("exercise").asBoolean(false),
                        sentAt,
                        sharing(letter)),
                new Paper.Basis(
                        text(letter.path("regime").path("name")),
                        text(letter.path("stage").path("name")),
                        dutyClass(letter.path("class").asString("")),
                        text(basis.path("name")),
                        text(basis.path("article")),
                        provenance(basis.path("provenance"))),
                new Paper.Route(
                        envelope.sender(),
                        text(to.path("name")),
                        to.path("unverified").asBoolean(false),
                        envelope.desk()),
                items(letter.path("items")),
                content,
                hash);
    }

    /// With whom it may be shared: a label such as TLP:AMBER, or words.
    private static Optional<Text> sharing(JsonNode letter) {
        String label = letter.path("tlp").asString("");
        if (!label.isBlank()) {
            return Optional.of(Text.same(label));
        }
        Text words = text(letter.path("sharing"));
        return words.equals(NOTHING) ? Optional.empty() : Optional.of(words);
    }

    private static @Nullable Text dutyClass(String id) {
        return Arrays.stream(DutyClass.values())
                .filter(known -> known.id().equals(id))
                .map(DutyClass::label)
                .findFirst()
                .orElse(null);
    }

    private static List<Paper.Item> items(JsonNode nodes) {
        List<Paper.Item> items = new ArrayList<>();
        for (JsonNode node : nodes) {
            items.add(
                    new Paper.Item(
                            items.size() + 1,
                            node.path("id").asString(""),
                            text(node.path("label")),
                            Essential.of(node),
                            values(node.path("values"))));
        }
        return items;
    }

    private static List<Paper.Value> values(JsonNode nodes) {
        List<Paper.Value> values = new ArrayList<>();
        for (JsonNode node : nodes) {
            JsonNode value = node.path("value");
            Text words = text(node.path("text"));
            values.add(
                    new Paper.Value(
                            node.path("fact").asString(""),
                            text(node.path("label")),
                            kind(value, words),
                            raw(value),
                            words));
        }
        return values;
    }

    private static Paper.Kind kind(JsonNode value, Text words) {
        if (value.isNumber()) {
            Matcher unit = WITH_UNIT.matcher(words.en());
            BigDecimal number = value.decimalValue();
            return new Paper.Amount(number, unit.matches() ? unit.group(1) : "");
        }
        // a text that somebody wrote stands unchanged in its words; a time is put into them
        if (value.isString() && !value.asString().equals(words.en())) {
            try {
                return new Paper.Moment(OffsetDateTime.parse(value.asString()));
            } catch (DateTimeException e) {
                return new Paper.Words();
            }
        }
        return new Paper.Words();
    }

    private static String raw(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(";"));
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString("");
    }

    private static Provenance provenance(JsonNode node) {
        return Provenance.valueOf(node.asString("UNVERIFIED").toUpperCase(Locale.ROOT));
    }

    private static Text text(JsonNode node) {
        String ja = node.path("ja").asString("");
        String en = node.path("en").asString("");
        return ja.isBlank() || en.isBlank() ? NOTHING : Text.of(ja, en);
    }
}
