package kaname.incident;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaname.catalogue.Fact;
import kaname.catalogue.FactReader;
import kaname.catalogue.Facts;
import kaname.catalogue.PlainText;
import kaname.catalogue.Vocabulary;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An incident as people and programs write it down, checked against the vocabulary.
public record IncidentDocument(
        OperatorReference operator,
        String title,
        Kind kind,
        boolean exercise,
        Facts facts,
        Wishes wishes) {

    /// The operator as the document names it. `id` points into a registry; the rest describes it
    /// without one. All parts may be missing: then it is whoever reports.
    public record OperatorReference(
            @Nullable String id,
            @Nullable String name,
            String country,
            List<String> sectors,
            List<StatusSince> statuses) {}

    /// A status as a document states it: always, or between two days.
    public record StatusSince(String is, @Nullable LocalDate from, @Nullable LocalDate to) {}

    private static final int LONGEST_TITLE = 200;
    private static final Set<String> KEYS =
            Set.of("comment", "operator", "title", "kind", "exercise", "facts", "wishes");
    private static final Set<String> FURTHER_KEYS = Set.of("comment", "facts", "wishes");
    private static final Set<String> WISH_KEYS = Set.of("send", "decline", "file");
    private static final Set<String> OPERATOR_KEYS =
            Set.of("id", "name", "country", "sectors", "statuses");

    /// @throws Problem naming every refused place
    public static IncidentDocument read(JsonNode document, Vocabulary vocabulary, Instant now) {
        return new Reader(vocabulary, now).read(document);
    }

    /// A further report: changed facts only, and wishes.
    ///
    /// @throws Problem naming every refused place
    public static Further readFurther(JsonNode document, Vocabulary vocabulary, Instant now) {
        return new Reader(vocabulary, now).readFurther(document);
    }

    /// What a further report says.
    public record Further(Facts facts, Wishes wishes) {}

    /// The document's facts with what the platform itself knows: kind and title.
    public Facts factsWithGiven() {
        return facts.and(Map.of("kind", kind.factValue(), "title", title));
    }

    private static final class Reader {
        private final Vocabulary vocabulary;
        private final Instant now;
        private final List<Problem.Field> refused = new ArrayList<>();

        Reader(Vocabulary vocabulary, Instant now) {
            this.vocabulary = vocabulary;
            this.now = now;
        }

        IncidentDocument read(JsonNode document) {
            requireObject(document);
            unknownKeys(document, KEYS, "");
            OperatorReference operator = operator(document.path("operator"));
            String title = title(document.path("title"));
            Kind kind = kind(document.path("kind"));
            boolean exercise = exercise(document.path("exercise"));
            Facts facts = facts(document.path("facts"));
            Wishes wishes = wishes(document.path("wishes"));
            throwIfRefused();
            return new IncidentDocument(operator, title, kind, exercise, facts, wishes);
        }

        Further readFurther(JsonNode document) {
            requireObject(document);
            unknownKeys(document, FURTHER_KEYS, "");
            JsonNode given = document.path("facts");
            Facts facts = given.isMissingNode() ? Facts.NONE : facts(given);
            Wishes wishes = wishes(document.path("wishes"));
            if (refused.isEmpty() && facts.values().isEmpty() && wishes.equals(Wishes.NONE)) {
                refuse("/facts", Text.of("新しく分かったことを一つ以上書いてください", "state at least one new fact"));
            }
            throwIfRefused();
            return new Further(facts, wishes);
        }

        private static void requireObject(JsonNode document) {
            if (!document.isObject()) {
                throw Problem.field(
                        "not-an-object",
                        "",
                        Text.of("JSONのオブジェクトで書いてください", "expected a JSON object"));
            }
        }

        private void throwIfRefused() {
            if (!refused.isEmpty()) {
                throw new Problem(
                        400,
                        "invalid-incident",
                        Text.of(
                                "入力に直すところがあります。何も保存していません",
                                "Some input needs correcting; nothing was stored"),
                        refused);
            }
        }

        private Wishes wishes(JsonNode node) {
            if (node.isMissingNode()) {
                return Wishes.NONE;
            }
            if (!node.isObject()) {
                refuse("/wishes", Text.of("オブジェクトで書いてください", "expected an object"));
                return Wishes.NONE;
            }
            unknownKeys(node, WISH_KEYS, "/wishes");
            return new Wishes(
                    strings(node.path("send"), "/wishes/send"),
                    strings(node.path("decline"), "/wishes/decline"),
                    strings(node.path("file"), "/wishes/file"));
        }

        private void unknownKeys(JsonNode object, Set<String> known, String at) {
            for (String key : object.propertyNames()) {
                if (!known.contains(key)) {
                    String shown = key.length() > 100 ? key.substring(0, 100) : key;
                    refuse(
                            at + "/" + shown,
                            Text.of(
                                    "この項目はありません。使えるもの："
                                            + String.join(", ", known.stream().sorted().toList()),
                                    "there is no such property; known: "
                                            + String.join(", ", known.stream().sorted().toList())));
                }
            }
        }

        private String title(JsonNode node) {
            String title = node.isString() ? node.stringValue().strip() : "";
            if (title.isEmpty() || title.codePointCount(0, title.length()) > LONGEST_TITLE) {
                refuse(
                        "/title",
                        Text.of("件名を1〜200文字で書いてください", "expected a title of 1 to 200 characters"));
            } else if (PlainText.hasForbidden(title) || PlainText.breaksLine(title)) {
                refuse(
                        "/title",
                        Text.of(
                                "件名に制御文字や改行は使えません",
                                "no control characters or line breaks in a title"));
            }
            return title;
        }

        private Kind kind(JsonNode node) {
            if (node.isMissingNode()) {
                return Kind.INCIDENT;
            }
            return Kind.of(node.isString() ? node.stringValue() : "")
                    .orElseGet(() -> {
                        refuse(
                                "/kind",
                                Text.of(
                                        "incident、near-miss、threat のどれかにしてください",
                                        "expected incident, near-miss or threat"));
                        return Kind.INCIDENT;
                    });
        }

        private boolean exercise(JsonNode node) {
            if (!node.isMissingNode() && !node.isBoolean()) {
                refuse("/exercise", Text.of("true か false で書いてください", "expected true or false"));
            }
            return node.asBoolean(false);
        }

        private Facts facts(JsonNode node) {
            if (!node.isObject()) {
                refuse(
                        "/facts",
                        Text.of("分かっていることを facts に書いてください", "expected an object of facts"));
                return Facts.NONE;
            }
            Map<String, JsonNode> given = new LinkedHashMap<>();
            node.properties().forEach(entry -> given.put(entry.getKey(), entry.getValue()));
            FactReader.Reading reading = new FactReader(vocabulary, now).read(given);
            refused.addAll(reading.refused());
            return reading.facts();
        }

        private OperatorReference operator(JsonNode node) {
            if (node.isMissingNode()) {
                return new OperatorReference(null, null, "JP", List.of(), List.of());
            }
            if (node.isString()) {
                return new OperatorReference(node.stringValue(), null, "JP", List.of(), List.of());
            }
            if (!node.isObject()) {
                refuse(
                        "/operator",
                        Text.of(
                                "登録済みの事業者IDか、オブジェクトで書いてください",
                                "expected a registry id or an object"));
                return new OperatorReference(null, null, "JP", List.of(), List.of());
            }
            unknownKeys(node, OPERATOR_KEYS, "/operator");
            return new OperatorReference(
                    optional(node, "id"),
                    optional(node, "name"),
                    country(node.path("country")),
                    strings(node.path("sectors"), "/operator/sectors"),
                    statuses(node.path("statuses")));
        }

        private @Nullable String optional(JsonNode node, String key) {
            JsonNode value = node.path(key);
            if (value.isMissingNode()) {
                return null;
            }
            if (!value.isString()
                    || value.stringValue().isBlank()
                    || value.stringValue().length() > LONGEST_TITLE
                    || PlainText.hasForbidden(value.stringValue())) {
                refuse(
                        "/operator/" + key,
                        Text.of("1〜200文字の文字列で書いてください", "expected a string of 1 to 200 characters"));
                return null;
            }
            return value.stringValue();
        }

        private String country(JsonNode node) {
            if (node.isMissingNode()) {
                return "JP";
            }
            String country = node.isString() ? node.stringValue() : "";
            if (!country.matches("[A-Z]{2}")) {
                refuse(
                        "/operator/country",
                        Text.of(
                                "国は JP のような2文字で書いてください",
                                "expected a two-letter country such as JP"));
            }
            return country;
        }

        private List<String> strings(JsonNode node, String at) {
            List<String> strings = new ArrayList<>();
            if (!node.isMissingNode() && (!node.isArray() || node.size() > 50)) {
                refuse(at, Text.of("文字列の配列で書いてください", "expected an array of strings"));
                return strings;
            }
            for (JsonNode element : node) {
                if (element.isString() && element.stringValue().length() <= 100) {
                    strings.add(element.stringValue());
                } else {
                    refuse(at, Text.of("文字列の配列で書いてください", "expected an array of strings"));
                }
            }
            return strings;
        }

        private List<StatusSince> statuses(JsonNode node) {
            List<StatusSince> statuses = new ArrayList<>();
            if (!node.isMissingNode() && (!node.isArray() || node.size() > 50)) {
                refuse("/operator/statuses", Text.of("配列で書いてください", "expected an array"));
                return statuses;
            }
            int index = 0;
            for (JsonNode element : node) {
                String at = "/operator/statuses/" + index++;
                if (element.isString()) {
                    statuses.add(new StatusSince(element.stringValue(), null, null));
                } else if (element.path("is").isString()) {
                    statuses.add(
                            new StatusSince(
                                    element.path("is").stringValue(),
                                    day(element.path("from"), at + "/from"),
                                    day(element.path("to"), at + "/to")));
                } else {
                    refuse(
                            at,
                            Text.of(
                                    "地位のIDか {is, from, to} で書いてください",
                                    "expected a status id or {is, from, to}"));
                }
            }
            return statuses;
        }

        private @Nullable LocalDate day(JsonNode node, String at) {
            if (node.isMissingNode()) {
                return null;
            }
            try {
                return LocalDate.parse(node.asString());
            } catch (DateTimeException e) {
                refuse(
                        at,
                        Text.of(
                                "日付は 2026-11-22 のように書いてください",
                                "expected a date such as 2026-11-22"));
                return null;
            }
        }

        private void refuse(String pointer, Text detail) {
            refused.add(new Problem.Field(pointer, detail));
        }
    }

    /// The facts that a first report asks for: nothing else is required.
    public static List<Fact> fiveAnswers(Vocabulary vocabulary) {
        return List.of("service", "service_state", "state_since", "aware_at", "contact").stream()
                .map(vocabulary::fact)
                .toList();
    }
}
