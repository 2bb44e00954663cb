package kaname.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaname.Desk;
import kaname.House;
import tools.jackson.databind.json.JsonMapper;

/// Enters foreign partners as the coordinator and its deputy do, and fetches as they do.
public final class Foreign {

    static final String ALL = "/api/v1/partners";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final House house;

    public Foreign(House house) {
        this.house = house;
    }

    static Map<String, Object> terms(String id, String ceiling) {
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("id", id);
        terms.put("nameJa", "架空国シーサート " + id);
        terms.put("nameEn", "CERT of Nowhere " + id);
        terms.put("kind", "national-csirt");
        terms.put("country", "NZ");
        terms.put("ceiling", ceiling);
        terms.put("instrument", "情報共有覚書（架空）");
        terms.put("agreedOn", "2026-04-01");
        terms.put("reviewOn", LocalDate.now().plusYears(1).toString());
        terms.put("purpose", "国境を越える攻撃への備え");
        terms.put("contact", "duty@csirt.example");
        return terms;
    }

    Desk.Answer post(String persona, String path, Object body) {
        return house.desk(persona).post(ALL + path, JSON.writeValueAsString(body));
    }

    /// Entered by one, confirmed by another.
    public void entered(String id, String ceiling) {
        Desk.Answer entered = post("coordinator", "", terms(id, ceiling));
        assertThat(entered.status()).as(entered.text()).isEqualTo(201);
        Desk.Answer confirmed =
                post("coordinator-deputy", "/" + id + "/confirmation", Map.of("number", 1));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(confirmed.json().path("state").asString()).isEqualTo("active");
    }

    /// Somebody of that partner, with a token.
    public Desk desk(String id) {
        Desk.Answer issued = post("coordinator", "/" + id + "/tokens", Map.of("name", "poller"));
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        Desk stranger = house.stranger();
        return new Desk(
                stranger.http(), stranger.address(), id, issued.json().path("token").asString());
    }

    static Map<String, Object> to(Map<String, Object> document, String... partners) {
        Map<String, Object> audience = new LinkedHashMap<>();
        ((Map<?, ?>) document.get("audience")).forEach((k, v) -> audience.put((String) k, v));
        audience.put("partners", Map.of("chosen", List.of(partners)));
        return Advised.with(document, "audience", audience);
    }

    static Desk.Answer taxii(Desk desk, String path) {
        return desk.get(
                "/taxii2/kaname/collections/advisories/" + path,
                "Accept",
                "application/taxii+json;version=2.1");
    }
}
