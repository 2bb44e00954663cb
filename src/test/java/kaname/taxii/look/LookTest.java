package kaname.taxii.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What an object of STIX 2.1 is understood to concern.
class LookTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Look indicator(String pattern) {
        return look(
                "indicator",
                "\"pattern_type\":\"stix\",\"pattern\":" + JSON.writeValueAsString(pattern));
    }

    private static Look look(String type, String rest) {
        return Look.at(JSON.readTree("{\"type\":\"%s\",%s}".formatted(type, rest)));
    }

    private static List<String> addresses(Look look) {
        return look.signs().stream().map(Sign::address).toList();
    }

    private static List<String> domains(Look look) {
        return look.signs().stream().map(Sign::domain).toList();
    }

    private static List<String> products(Look look) {
        return look.signs().stream()
                .map(it -> it.vendor() + " " + it.product() + " " + it.versions())
                .toList();
    }

    @Test
    void readsAddressesAndRanges() {
        assertThat(addresses(indicator("[ipv4-addr:value = '198.51.100.7']")))
                .containsExactly("198.51.100.7/32");
        assertThat(addresses(indicator("[ipv4-addr:value ISSUBSET '198.51.100.0/24']")))
                .containsExactly("198.51.100.0/24");
        assertThat(addresses(indicator("[ipv6-addr:value IN ('2001:db8::1', '2001:db8:1::/48')]")))
                .containsExactly("2001:db8:0:0:0:0:0:1/128", "2001:db8:1:0:0:0:0:0/48");
        assertThat(
                        addresses(
                                indicator(
                                        "[network-traffic:dst_ref.value = '203.0.113.9' AND"
                                                + " network-traffic:dst_port = 443]")))
                .containsExactly("203.0.113.9/32");
        assertThat(addresses(look("ipv4-addr", "\"value\":\"198.51.100.0/25\"")))
                .containsExactly("198.51.100.0/25");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "10.0.0.0/7",
                "::/0",
                "198.51.100.300",
                "198.51.100.1/33",
                "1.2",
                "12:34",
                "fe80::1%eth0"
            })
    void takesNoRangeThatIsNoneOrEverybodys(String value) {
        assertThat(look("ipv4-addr", "\"value\":\"" + value + "\"").understood()).isEqualTo("not");
    }

    @Test
    void readsNamesInBothWritings() {
        assertThat(domains(indicator("[domain-name:value = 'Login.Minato.Example']")))
                .containsExactly("login.minato.example");
        assertThat(domains(indicator("[domain-name:value = '港.example']")))
                .containsExactly("港.example", "xn--j6w.example");
        assertThat(
                        domains(
                                indicator(
                                        "[url:value ="
                                            + " 'https://user@login.minato.example:8443/a?b#c']")))
                .containsExactly("login.minato.example");
        assertThat(
                        addresses(
                                indicator(
                                        "[url:value = 'http://[2001:db8::5]/x' OR url:value ="
                                                + " 'http://198.51.100.9']")))
                .containsExactly("2001:db8:0:0:0:0:0:5/128", "198.51.100.9/32");
        assertThat(domains(look("email-addr", "\"value\":\"president@minato.example\"")))
                .containsExactly("minato.example");
    }

    @Test
    void takesSoftwareTogether() {
        assertThat(
                        products(
                                indicator(
                                        "[software:vendor = 'Example Networks' AND (software:name ="
                                            + " 'VPN-5' OR software:name = 'VPN-6') AND"
                                            + " software:version >= '9.0' AND software:version <"
                                            + " '9.4']")))
                .containsExactly(
                        "Example Networks VPN-5 >=9.0 <9.4", "Example Networks VPN-6 >=9.0 <9.4");
        assertThat(
                        products(
                                indicator(
                                        "[software:cpe ="
                                            + " 'cpe:2.3:a:example_networks:vpn-5:9.2:*:*:*:*:*:*:*']")))
                .containsExactly("example_networks vpn-5 =9.2");
        assertThat(
                        products(
                                look(
                                        "software",
                                        "\"name\":\"VPN-5\",\"vendor\":\"Example"
                                                + " Networks\",\"version\":\"v9.2 build 7\"")))
                .containsExactly("Example Networks VPN-5 =9.2");
        assertThat(
                        products(
                                look(
                                        "software",
                                        "\"name\":\"x\",\"cpe\":\"cpe:2.3:o:a\\\\:b:c\\\\.d:-:*:*:*:*:*:*:*\"")))
                .containsExactly("a:b c.d ");
        assertThat(products(look("software", "\"name\":\"VPN-5\",\"version\":\">=9.0 <9.4\"")))
                .containsExactly("null VPN-5 >=9.0 <9.4");
        assertThat(indicator("[software:name = 'a' AND software:name = 'b']").signs()).isEmpty();
        assertThat(indicator("[software:vendor = 'a']").understood()).isEqualTo("not");
    }

    @Test
    void readsVulnerabilitiesHashesAndWhatSoftwareHas() {
        assertThat(
                        look(
                                        "vulnerability",
                                        "\"external_references\":[{\"source_name\":\"cve\",\"external_id\":\"cve-2026-12345\"}]")
                                .signs())
                .extracting(Sign::cve)
                .containsExactly("CVE-2026-12345");
        assertThat(look("vulnerability", "\"name\":\"x\"").understood()).isEqualTo("not");
        Look hash = indicator("[file:hashes.'SHA-256' = 'ab' OR file:hashes.MD5 = 'cd']");
        assertThat(hash.understood()).isEqualTo("wholly");
        assertThat(hash.signs()).isEmpty();
        assertThat(
                        look(
                                        "relationship",
                                        "\"relationship_type\":\"has\",\"source_ref\":\"software--1\",\"target_ref\":\"vulnerability--2\"")
                                .signs())
                .hasSize(1);
        assertThat(look("report", "\"name\":\"x\"").understood()).isNull();
    }

    @Test
    void saysWhatWasPassedOver() {
        Look some = indicator("[ipv4-addr:value = '198.51.100.7' OR process:name = 'x']");
        assertThat(some.understood()).isEqualTo("partly");
        assertThat(some.words()).contains("in part");
        for (String other :
                List.of(
                        "[domain-name:value LIKE '%.example']",
                        "[ipv4-addr:value != '198.51.100.7']",
                        "[ipv4-addr:value NOT = '198.51.100.7']",
                        "[EXISTS windows-registry-key:key]",
                        "[x-usb:serial = 5]")) {
            assertThat(indicator(other).understood()).as(other).isEqualTo("not");
            assertThat(indicator(other).words()).as(other).contains("not understood");
        }
    }

    @Test
    void followsTheGrammarOfObservations() {
        assertThat(
                        addresses(
                                indicator(
                                        "([ipv4-addr:value='198.51.100.7'] FOLLOWEDBY"
                                            + " [ipv4-addr:value = '198.51.100.8'] REPEATS 3 TIMES)"
                                            + " WITHIN 300 SECONDS AND [ipv4-addr:value =="
                                            + " '198.51.100.9'] START t'2026-01-01T00:00:00Z' STOP"
                                            + " t'2026-02-01T00:00:00Z'")))
                .hasSize(3);
        assertThat(domains(indicator("[domain-name:resolves_to_refs[*].value = 'a.example']")))
                .containsExactly("a.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[]",
                "ipv4-addr:value = '1.2.3.4'",
                "[ipv4-addr:value = '1.2.3.4'",
                "[ipv4-addr:value = 1.2.3.4]",
                "[ipv4-addr:value = '1.2.3.4]",
                "[ipv4-addr:value '1.2.3.4']",
                "[ipv4-addr = '1.2.3.4']",
                "[ipv4-addr:value = '1.2.3.4'] x",
                "[ipv4-addr:value IN ()]",
                "[ipv4-addr:value = '1.2.3.4'] WITHIN SECONDS",
                "[ipv4-addr:value = '1.2.3.4' AND]",
                "選択",
                "[a:b = '\u0000\\"
            })
    void isNotMisledByWhatIsNoPattern(String pattern) {
        Look look = indicator(pattern);
        assertThat(look.understood()).isEqualTo("not");
        assertThat(look.signs()).isEmpty();
    }

    @Test
    void standsWhatIsMeantToBeBad() {
        assertThat(indicator("[" + "(".repeat(100_000) + "a:b='c'").understood()).isEqualTo("not");
        assertThat(indicator("[a:b = '" + "\\\\".repeat(500_000) + "']").understood())
                .isEqualTo("not");
        String many =
                "(software:name = 'a' OR software:vendor = 'b') AND ".repeat(40)
                        + "software:name = 'a'";
        assertThat(indicator("[" + many + "]").understood()).isEqualTo("not");
        assertThat(look("url", "\"value\":\"https://" + "a.".repeat(2_000) + "\"").understood())
                .isEqualTo("not");
        assertThat(look("domain-name", "\"value\":\"\\ud800.example\"").understood())
                .isEqualTo("not");
        assertThat(look("software", "\"name\":\"a\\nb\"").understood()).isEqualTo("not");
    }

    @Property(tries = 500)
    void neverFails(
            @ForAll
                    @StringLength(max = 60)
                    @Chars({
                        '[', ']', '(', ')', '\'', '\\', ':', '=', '.', 'a', ' ', 'A', 'N', 'D', 'O',
                        'R', '1', 't', 'I', ',', '*'
                    })
                    String pattern) {
        assertThat(indicator(pattern)).isNotNull();
        assertThat(look("url", "\"value\":" + JSON.writeValueAsString(pattern))).isNotNull();
        assertThat(
                        look(
                                "software",
                                "\"name\":\"x\",\"cpe\":"
                                        + JSON.writeValueAsString("cpe:2.3:" + pattern)))
                .isNotNull();
    }

    @Test
    void takesTheNarrowestMarking() {
        String green = Tlp.id("TLP:GREEN");
        String red = Tlp.id("TLP:RED");
        assertThat(look("report", "\"object_marking_refs\":[\"%s\"]".formatted(green)).marking())
                .isEqualTo("TLP:GREEN");
        assertThat(
                        look(
                                        "report",
                                        "\"object_marking_refs\":[\"%s\"],\"granular_markings\":[{\"marking_ref\":\"%s\",\"selectors\":[\"name\"]},{\"lang\":\"ja\"}]"
                                                .formatted(green, red))
                                .marking())
                .isEqualTo("TLP:RED");
        assertThat(
                        look(
                                        "report",
                                        "\"object_marking_refs\":[\"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed\"]")
                                .marking())
                .isEqualTo("TLP:RED");
        assertThat(
                        look(
                                        "report",
                                        "\"object_marking_refs\":[\"marking-definition--00000000-0000-4000-8000-000000000000\"]")
                                .marking())
                .isEqualTo("unknown");
        assertThat(look("report", "\"name\":\"x\"").marking()).isNull();
    }

    @Test
    void leavesNothingOfWhatWasRevoked() {
        Look revoked =
                look(
                        "indicator",
                        "\"revoked\":true,\"pattern_type\":\"stix\",\"pattern\":\"[ipv4-addr:value='198.51.100.7']\"");
        assertThat(revoked.signs()).isEmpty();
        assertThat(revoked.understood()).isNull();
    }

    @Test
    void readsNoOtherLanguageOfPatterns() {
        Stream.of("yara", "sigma", "snort")
                .forEach(language ->
                        assertThat(
                                        look(
                                                        "indicator",
                                                        "\"pattern_type\":\"%s\",\"pattern\":\"x\""
                                                                .formatted(language))
                                                .understood())
                                .isEqualTo("not"));
    }
}
