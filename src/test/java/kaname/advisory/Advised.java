package kaname.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaname.Desk;
import kaname.House;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes advisories as programs of a desk do: drafted by one account, approved by its deputy.
public final class Advised {

    static final String ALL = "/api/v1/advisories";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final House house;

    public Advised(House house) {
        this.house = house;
    }

    /// A document that may be released, to be changed part by part.
    public static Map<String, Object> document(String title) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", "advice");
        document.put("title", title);
        document.put("text", "本文 " + title);
        document.put("aspects", List.of("prevention"));
        document.put("tlp", "TLP:AMBER");
        document.put("pap", "PAP:AMBER");
        document.put("measures", List.of("更新する"));
        document.put("audience", to("minato-terminal"));
        return document;
    }

    public static Map<String, Object> to(String... organisations) {
        return Map.of("organisations", List.of(organisations));
    }

    static Map<String, Object> with(Map<String, Object> document, String part, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(document);
        changed.put(part, value);
        return changed;
    }

    /// A letter of an incident that went to the port's ministry.
    String letterOf(String incident) {
        return house.database()
                .asOwner()
                .sql(
                        "select id::text from exchange.letter where incident = ?::uuid and"
                                + " recipient = 'land-ministry' limit 1")
                .param(incident)
                .query(String.class)
                .single();
    }

    Desk.Answer draft(String persona, Map<String, Object> document) {
        return house.desk(persona).post(ALL, JSON.writeValueAsString(document));
    }

    public String drafted(String persona, Map<String, Object> document) {
        return id(draft(persona, document), 201);
    }

    Desk.Answer approve(String persona, String draft, int revision) {
        return house.desk(persona)
                .post(
                        ALL + "/drafts/" + draft + "/approval",
                        "{\"revision\": %d}".formatted(revision));
    }

    Desk.Answer release(String persona, String draft) {
        return house.desk(persona).post(ALL + "/drafts/" + draft + "/release", "{}");
    }

    /// Drafted, approved by the deputy, released.
    public String released(String persona, Map<String, Object> document) {
        return out(persona, drafted(persona, document));
    }

    /// By a desk whose deputy is called otherwise.
    String released(String deputies, String persona, Map<String, Object> document) {
        String draft = drafted(persona, document);
        assertThat(approve(deputies + "-deputy", draft, 1).status()).isEqualTo(200);
        return id(release(persona, draft), 200);
    }

    String next(String persona, String advisory, Map<String, Object> document) {
        return out(
                persona,
                id(
                        house.desk(persona)
                                .post(
                                        ALL + "?supersedes=" + advisory,
                                        JSON.writeValueAsString(document)),
                        201));
    }

    private String out(String persona, String draft) {
        Desk.Answer approved = approve(persona + "-deputy", draft, 1);
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        return id(release(persona, draft), 200);
    }

    private static String id(Desk.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.id();
    }

    Desk.Answer revoke(String persona, String advisory, String reason) {
        return house.desk(persona)
                .post(
                        ALL + "/" + advisory + "/revocation",
                        JSON.writeValueAsString(Map.of("reason", reason)));
    }

    Desk.Answer answer(String persona, String advisory, int measure, String answer) {
        return house.desk(persona)
                .post(
                        ALL + "/" + advisory + "/answers",
                        JSON.writeValueAsString(Map.of("measure", measure, "answer", answer)));
    }

    JsonNode read(String persona, String advisory) {
        Desk.Answer answer = house.desk(persona).get(ALL + "/" + advisory);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
