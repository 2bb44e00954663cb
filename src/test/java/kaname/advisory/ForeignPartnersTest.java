package kaname.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.Desk;
import kaname.House;
import kaname.advisory.partner.ToPartners;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.registry.DemoCaller;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// From the register to what a partner fetches, and what it never does.
@Tag("R3")
@Tag("F16")
class ForeignPartnersTest {

    private static final House HOUSE = House.open();
    private static final Advised ADVISED = new Advised(HOUSE);
    private static final Foreign FOREIGN = new Foreign(HOUSE);

    @Test
    void aPartnerFetchesOverTaxiiWhatWasReleasedForItAndNothingElse() {
        FOREIGN.entered("okapi-cert", "TLP:AMBER");
        Desk okapi = FOREIGN.desk("okapi-cert");
        ADVISED.released("coordinator", Advised.document("国内だけの話"));
        String id =
                ADVISED.released(
                        "coordinator", Foreign.to(Advised.document("国境を越える話"), "okapi-cert"));
        Desk.Answer objects = Foreign.taxii(okapi, "objects/?limit=5000");
        assertThat(objects.status()).as(objects.text()).isEqualTo(200);
        assertThat(objects.text()).contains("国境を越える話").doesNotContain("国内だけの話");
        assertThat(okapi.get("/partner/advisories").text())
                .contains("国境を越える話")
                .doesNotContain("国内だけの話");
        assertThat(okapi.get("/partner/advisories/" + id + "/exports/csaf").text())
                .contains("国境を越える話");

        Desk.Answer fetched = HOUSE.desk("coordinator").get(Foreign.ALL + "/okapi-cert/fetches");
        List<String> ways =
                fetched.json()
                        .path("fetches")
                        .valueStream()
                        .map(one -> one.path("way").asString())
                        .toList();
        assertThat(ways).as(fetched.text()).containsExactly("file", "list", "taxii");
        assertThat(fetched.text()).contains(id, "国境を越える話", "poller");
    }

    @Test
    void aPartnerCountsOnceASecondAccountOfTheCoordinatorHasConfirmedIt() {
        Map<String, Object> terms = Foreign.terms("tapir-cert", "TLP:GREEN");
        assertThat(FOREIGN.post("ministry-desk", "", terms).status()).isEqualTo(403);
        assertThat(FOREIGN.post("coordinator", "", terms).json().path("state").asString())
                .isEqualTo("waiting");
        assertThat(FOREIGN.post("coordinator", "/tapir-cert/tokens", Map.of("name", "x")).status())
                .isEqualTo(409);
        assertThat(
                        FOREIGN.post("coordinator", "/tapir-cert/confirmation", Map.of("number", 1))
                                .status())
                .isEqualTo(403);
        assertThat(
                        FOREIGN.post(
                                        "coordinator-deputy",
                                        "/tapir-cert/confirmation",
                                        Map.of("number", 1))
                                .json()
                                .path("state")
                                .asString())
                .isEqualTo("active");
    }

    @Test
    void anEntryThatWasAlteredCountsOnceConfirmedAndSuspensionAtOnce() {
        FOREIGN.entered("zebra-cert", "TLP:AMBER");
        Desk zebra = FOREIGN.desk("zebra-cert");
        String id =
                ADVISED.released(
                        "coordinator", Foreign.to(Advised.document("しまうまの話"), "zebra-cert"));
        String page = "/partner/advisories/" + id;
        Map<String, Object> lower = Foreign.terms("zebra-cert", "TLP:GREEN");
        lower.put("last", 1);
        assertThat(FOREIGN.post("coordinator", "/zebra-cert/entries", lower).status())
                .isEqualTo(201);
        assertThat(zebra.get(page).status()).as("not yet").isEqualTo(200);
        assertThat(FOREIGN.post("coordinator", "/zebra-cert/entries", lower).status())
                .as("another word came meanwhile")
                .isEqualTo(409);
        FOREIGN.post("coordinator-deputy", "/zebra-cert/confirmation", Map.of("number", 2));
        assertThat(zebra.get(page).status()).as("the ceiling is lower").isEqualTo(404);

        lower.put("ceiling", "TLP:AMBER");
        lower.put("last", 2);
        FOREIGN.post("coordinator", "/zebra-cert/entries", lower);
        FOREIGN.post("coordinator-deputy", "/zebra-cert/confirmation", Map.of("number", 3));
        assertThat(zebra.get(page).status()).isEqualTo(200);

        assertThat(FOREIGN.post("coordinator", "/zebra-cert/suspension", Map.of()).pointers())
                .containsExactly("/reason");
        assertThat(
                        FOREIGN.post(
                                        "coordinator",
                                        "/zebra-cert/suspension",
                                        Map.of("reason", "a\u202eb"))
                                .status())
                .isEqualTo(400);
        FOREIGN.post("coordinator", "/zebra-cert/suspension", Map.of("reason", "鍵を失ったとの連絡"));
        assertThat(zebra.get(page).status()).isEqualTo(401);
        assertThat(Foreign.taxii(zebra, "objects/").status()).isEqualTo(401);
        FOREIGN.post("coordinator-deputy", "/zebra-cert/resumption", Map.of());
        assertThat(zebra.get(page).status()).isEqualTo(200);
    }

    @Test
    void aTokenFetchesAndDoesNothingElse() {
        FOREIGN.entered("gnu-cert", "TLP:AMBER");
        Desk gnu = FOREIGN.desk("gnu-cert");
        for (String shut :
                List.of(
                        "/api/v1/advisories",
                        "/api/v1/partners",
                        "/api/v1/incidents",
                        "/api/v1/circles")) {
            assertThat(gnu.get(shut).status()).as(shut).isEqualTo(401);
        }
        assertThat(gnu.post("/api/v1/incidents", "{}").status()).isEqualTo(401);
        assertThat(
                        gnu.post(
                                        "/taxii2/kaname/collections/advisories/objects/",
                                        "{\"objects\": []}")
                                .status())
                .isEqualTo(401);
        assertThat(HOUSE.desk("port-desk").get("/partner/advisories").status())
                .as("a caller is no partner")
                .isEqualTo(403);
        assertThat(HOUSE.stranger().get("/partner/advisories").header("WWW-Authenticate"))
                .isNotEmpty();

        Desk elsewhere =
                new Desk(
                        gnu.http(),
                        gnu.address(),
                        "gnu-cert",
                        FOREIGN.post(
                                        "coordinator",
                                        "/gnu-cert/tokens",
                                        Map.of("name", "far", "networks", "192.0.2.0/24"))
                                .json()
                                .path("token")
                                .asString());
        assertThat(elsewhere.get("/partner/advisories").status()).isEqualTo(401);

        String token =
                HOUSE.desk("coordinator")
                        .get(Foreign.ALL + "/gnu-cert/tokens")
                        .json()
                        .path("tokens")
                        .valueStream()
                        .filter(one -> one.path("name").asString().equals("poller"))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asString();
        assertThat(gnu.get("/partner/advisories").status()).isEqualTo(200);
        FOREIGN.post("coordinator", "/gnu-cert/tokens/" + token + "/revocation", Map.of());
        assertThat(gnu.get("/partner/advisories").status()).isEqualTo(401);
    }

    @Test
    void whatContradictsIsRefusedByName() {
        FOREIGN.entered("yak-cert", "TLP:GREEN");
        Map<String, Object> amber = Foreign.to(Advised.document("矛盾"), "yak-cert");
        Desk.Answer above = ADVISED.draft("coordinator", amber);
        assertThat(above.pointers()).containsExactly("/audience/partners");
        assertThat(above.text()).contains("TLP:GREEN", "TLP:AMBER", "yak-cert");
        for (String label : List.of("TLP:AMBER+STRICT", "TLP:RED")) {
            Map<String, Object> document = Advised.with(amber, "tlp", label);
            document.put("pap", "PAP:RED");
            assertThat(ADVISED.draft("coordinator", document).pointers())
                    .containsExactly("/audience/partners");
        }
        Map<String, Object> green = Advised.with(amber, "tlp", "TLP:GREEN");
        assertThat(ADVISED.draft("coordinator", Advised.with(green, "exercise", true)).pointers())
                .containsExactly("/audience/partners");
        assertThat(ADVISED.draft("coordinator", Foreign.to(green, "nobody-cert")).pointers())
                .containsExactly("/audience/partners");
        assertThat(ADVISED.draft("ministry-desk", green).pointers())
                .containsExactly("/audience/partners");
        assertThat(
                        ADVISED.draft(
                                        "coordinator",
                                        Advised.with(
                                                green,
                                                "audience",
                                                Map.of("partners", Map.of("all", true))))
                                .pointers())
                .containsExactly("/audience");
        assertThat(ADVISED.draft("coordinator", green).status()).isEqualTo(201);
        FOREIGN.post("coordinator", "/yak-cert/suspension", Map.of("reason", "x"));
        assertThat(ADVISED.draft("coordinator", green).pointers())
                .containsExactly("/audience/partners");
    }

    @Test
    void allMeansThoseWhoseCeilingAllowsItAtTheRelease() {
        FOREIGN.entered("ibex-cert", "TLP:AMBER");
        FOREIGN.entered("kudu-cert", "TLP:GREEN");
        Map<String, Object> document = Advised.document("すべての相手へ");
        document.put(
                "audience",
                Map.of(
                        "organisations",
                        List.of("minato-terminal"),
                        "partners",
                        Map.of("all", true)));
        String id = ADVISED.released("coordinator", document);
        FOREIGN.entered("oryx-cert", "TLP:AMBER");
        assertThat(partnersOf(id)).contains("ibex-cert").doesNotContain("kudu-cert", "oryx-cert");

        String next = ADVISED.next("coordinator", id, Advised.document("すべての相手へ 第2版"));
        assertThat(partnersOf(next)).as("whom the last version reached").contains("ibex-cert");
        assertThat(FOREIGN.desk("ibex-cert").get("/partner/advisories/" + next).text())
                .contains("第2版");

        Map<String, Object> strict =
                Advised.with(Advised.document("国内に戻す"), "tlp", "TLP:AMBER+STRICT");
        assertThat(partnersOf(ADVISED.next("coordinator", next, strict)))
                .as("what has become too narrow goes no further")
                .isEmpty();
    }

    @Test
    void theDatabaseReleasesForNobodyWhomTheApprovedRevisionDoesNotName() {
        FOREIGN.entered("addax-cert", "TLP:AMBER");
        String id = ADVISED.released("coordinator", Advised.document("国内にとどまる"));
        Caller coordinator = DemoCaller.of(HOUSE.database().asOwner(), "coordinator");
        assertThatThrownBy(() ->
                        Callers.as(
                                coordinator,
                                () -> {
                                    HOUSE.bean(ToPartners.class)
                                            .release(
                                                    coordinator,
                                                    UUID.fromString(id),
                                                    List.of("addax-cert"));
                                    return id;
                                }))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private static List<String> partnersOf(String advisory) {
        return HOUSE.database()
                .asOwner()
                .sql("select partner from advisory.for_partner where advisory = ?::uuid")
                .param(advisory)
                .query(String.class)
                .list();
    }

    @Test
    void everyPlaceOfAnEntryToCorrectIsNamed() {
        Desk.Answer empty = FOREIGN.post("coordinator", "", Map.of());
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.pointers())
                .containsExactly(
                        "/id",
                        "/nameJa",
                        "/nameEn",
                        "/kind",
                        "/country",
                        "/ceiling",
                        "/instrument",
                        "/agreedOn",
                        "/reviewOn",
                        "/purpose",
                        "/contact");
        Map<String, List<String>> wrong =
                Map.of(
                        "/country", List.of("country", "JP"),
                        "/ceiling", List.of("ceiling", "TLP:AMBER+STRICT"),
                        "/reviewOn", List.of("reviewOn", "2099-01-01"),
                        "/agreedOn", List.of("agreedOn", "2099-02-30"),
                        "/purpose", List.of("purpose", "a\u202eb"),
                        "/nameEn", List.of("nameEn", "two\nlines"));
        wrong.forEach((pointer, value) -> {
            Map<String, Object> terms = Foreign.terms("eland-cert", "TLP:GREEN");
            terms.put(value.getFirst(), value.getLast());
            assertThat(FOREIGN.post("coordinator", "", terms).pointers()).containsExactly(pointer);
        });
        Map<String, Object> body = Foreign.terms("eland-body", "TLP:GREEN");
        body.remove("country");
        assertThat(FOREIGN.post("coordinator", "", body).pointers()).containsExactly("/country");
        body.put("kind", "international-body");
        assertThat(FOREIGN.post("coordinator", "", body).status()).isEqualTo(201);
        assertThat(FOREIGN.post("coordinator", "", body).status()).isEqualTo(409);
    }
}
