package kaname.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kaname.Desk;
import kaname.House;
import kaname.advisory.formats.Csaf;
import kaname.advisory.formats.IndicatorCsv;
import kaname.advisory.formats.Misp;
import kaname.advisory.stix.StixBundle;
import kaname.exchange.CanonicalJson;
import kaname.exchange.Marking;
import kaname.exchange.announcement.AnnouncementKind;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Advisories in the formats of others.
@Tag("F13")
class AdvisoryFormatsTest {

    private static final Instant AT = Instant.parse("2026-11-27T03:00:00.123456Z");
    private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";

    private static Advisory advisory(
            Marking marking, Advisory.@Nullable End end, Product... products) {
        return new Advisory(
                new Advisory.Head(
                        UUID.fromString("00000000-0000-4000-8000-000000000001"),
                        UUID.fromString("00000000-0000-4000-8000-000000000002"),
                        2,
                        "cyber-office",
                        Text.of("調整室", "Coordination office"),
                        AnnouncementKind.ADVICE,
                        "CVE-2026-12345 の悪用",
                        List.of(Aspect.CONTAINMENT),
                        marking,
                        Pap.RED,
                        Iep.careful(marking),
                        List.of(),
                        false,
                        AT,
                        AT.minusSeconds(3600),
                        3,
                        null),
                new Advisory.Body(
                        "本文 it's \\ here",
                        List.of(products),
                        List.of(
                                new Indicator("ip", "198.51.100.7", "C2"),
                                new Indicator("ip", "2001:db8::7", ""),
                                new Indicator("domain", "evil[.]example", "=1+1"),
                                new Indicator("url", "hxxp://evil.example/a'b", ""),
                                new Indicator("hash", MD5.toUpperCase(), ""),
                                new Indicator("mail", "a@evil.example", "")),
                        List.of("更新する")),
                end,
                new Advisory.Seen(false, null, null));
    }

    private static JsonNode json(Object document) {
        return CanonicalJson.parse(CanonicalJson.compact(document));
    }

    @Test
    void csafHasWhatItsProfileRequires() {
        JsonNode csaf =
                json(
                        Csaf.of(
                                advisory(
                                        Marking.AMBER,
                                        null,
                                        new Product("Example", "VPN-5", ">=9.0 <9.4"),
                                        new Product("Example", "VPN-6", ""))));
        JsonNode document = csaf.path("document");
        assertThat(document.path("category").asString()).isEqualTo("csaf_security_advisory");
        assertThat(document.path("csaf_version").asString()).isEqualTo("2.0");
        assertThat(document.path("publisher").propertyNames())
                .contains("category", "name", "namespace");
        JsonNode tracking = document.path("tracking");
        assertThat(tracking.propertyNames())
                .contains(
                        "current_release_date",
                        "id",
                        "initial_release_date",
                        "revision_history",
                        "status",
                        "version");
        assertThat(tracking.path("revision_history").size())
                .isEqualTo(tracking.path("version").asInt());
        assertThat(document.at("/distribution/tlp/label").asString()).isEqualTo("AMBER");
        JsonNode vulnerability = csaf.path("vulnerabilities").path(0);
        assertThat(vulnerability.path("cve").asString()).isEqualTo("CVE-2026-12345");
        assertThat(vulnerability.path("notes").size()).isPositive();
        assertThat(vulnerability.at("/product_status/known_affected").size()).isEqualTo(2);
        assertThat(csaf.at("/product_tree/branches/0/branches/0/branches/0/name").asString())
                .isEqualTo("vers:generic/>=9.0|<9.4");

        JsonNode informational = json(Csaf.of(advisory(Marking.AMBER_STRICT, null)));
        assertThat(informational.at("/document/category").asString())
                .isEqualTo("csaf_informational_advisory");
        assertThat(informational.has("vulnerabilities")).isFalse();
        assertThat(informational.at("/document/references").size()).isPositive();
        assertThat(informational.at("/document/distribution/tlp/label").asString())
                .as("never wider than it is")
                .isEqualTo("RED");
        assertThat(informational.at("/document/distribution/text").asString())
                .contains("TLP:AMBER+STRICT");
    }

    @Test
    void aTableOfIndicatorsRunsNoFormula() {
        assertThat(IndicatorCsv.of(List.of(advisory(Marking.GREEN, null))))
                .contains("domain,evil.example,'=1+1,TLP:GREEN")
                .contains("hash," + MD5);
    }

    @Test
    void anEventOfMispComesBackAsTheDraftThatItWas() {
        JsonNode event = json(Misp.event(advisory(Marking.AMBER_STRICT, null)));
        assertThat(event.at("/Event/uuid").asString())
                .isEqualTo("00000000-0000-4000-8000-000000000002");
        assertThat(event.at("/Event/Orgc/name").asString()).isEqualTo("Coordination office");
        JsonNode draft = Misp.read(event).orElseThrow();
        assertThat(draft.path("tlp").asString()).isEqualTo("TLP:AMBER+STRICT");
        assertThat(draft.path("pap").asString()).isEqualTo("PAP:RED");
        assertThat(draft.path("aspects").toString()).isEqualTo("[\"containment\"]");
        assertThat(draft.path("measures").toString()).isEqualTo("[\"更新する\"]");
        assertThat(draft.path("indicators").size()).isEqualTo(6);
        assertThat(draft.path("text").asString()).contains("本文 it's \\ here");
        assertThat(Misp.read(json(List.of()))).isEmpty();

        House house = House.open();
        Desk.Answer answer =
                house.desk("coordinator").post(Advised.ALL + "/imports/misp", event.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(
                        house.desk("coordinator")
                                .post(Advised.ALL + "/imports/misp", "{\"x\": 1}")
                                .pointers())
                .containsExactly("/Event");
        Desk.Answer left = house.desk("coordinator").post(Advised.ALL, answer.text());
        assertThat(left.pointers()).as("what stays open").containsExactly("/audience");
    }

    @ParameterizedTest
    @EnumSource(Marking.class)
    void stixCarriesTheMarkingOfOasisWordForWord(Marking marking) {
        JsonNode tlp = json(StixBundle.of(advisory(marking, null))).path("objects").path(0);
        assertThat(tlp.path("id").asString())
                .isEqualTo(
                        "marking-definition--"
                                + switch (marking) {
                                    case CLEAR -> "94868c89-83c2-464b-929b-a1a8aa3c8487";
                                    case GREEN -> "bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
                                    case AMBER -> "55d920b0-5e8b-4f79-9ee9-91f868d9b421";
                                    case AMBER_STRICT -> "939a9414-2ddd-4d32-a0cd-375ea402b003";
                                    case RED -> "e828b379-4e03-4974-9ac4-e53a884c97c1";
                                });
        assertThat(tlp.path("name").asString()).isEqualTo(marking.label());
        assertThat(tlp.path("created").asString()).isEqualTo("2022-10-01T00:00:00.000Z");
        assertThat(tlp.path("extensions").toString())
                .isEqualTo(
                        "{\"extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d\":"
                                + "{\"extension_type\":\"property-extension\",\"tlp_2_0\":\"%s\"}}"
                                        .formatted(marking.label().substring(4).toLowerCase()));
    }

    @Test
    void stixIsTheSameForTheSameVersionAndRevokedWhenRevoked() {
        Advisory one = advisory(Marking.GREEN, null, new Product("Example", "VPN-5", ">=9.0"));
        JsonNode bundle = json(StixBundle.of(one));
        assertThat(json(StixBundle.of(one))).isEqualTo(bundle);
        List<String> ids = new ArrayList<>();
        List<String> types = new ArrayList<>();
        bundle.path("objects")
                .forEach(object -> {
                    ids.add(object.path("id").asString());
                    types.add(object.path("type").asString());
                    boolean observable = !object.has("created");
                    assertThat(object.path("id").asString())
                            .matches(
                                    object.path("type").asString()
                                            + "--[0-9a-f]{8}-[0-9a-f]{4}-"
                                            + (observable ? "5" : "4")
                                            + "[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
                    assertThat(object.has("revoked")).isFalse();
                });
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(types)
                .contains(
                        "identity",
                        "report",
                        "indicator",
                        "vulnerability",
                        "course-of-action",
                        "ipv4-addr",
                        "ipv6-addr",
                        "domain-name",
                        "url",
                        "file",
                        "email-addr",
                        "software");
        assertThat(bundle.toString()).contains("[url:value = 'http://evil.example/a\\\\'b']");
        JsonNode report = bundle.path("objects").path(ids.size() - 1);
        report.path("object_refs").forEach(ref -> assertThat(ids).contains(ref.asString()));

        JsonNode revoked =
                json(
                        StixBundle.of(
                                advisory(
                                        Marking.GREEN,
                                        new Advisory.End(true, AT.plusSeconds(60), "誤り", null))));
        revoked.path("objects")
                .forEach(object -> {
                    if (List.of("report", "indicator", "course-of-action", "vulnerability")
                            .contains(object.path("type").asString())) {
                        assertThat(object.path("revoked").asBoolean()).isTrue();
                        assertThat(object.path("modified").asString())
                                .isEqualTo("2026-11-27T03:01:00.123Z");
                    }
                });
    }
}
