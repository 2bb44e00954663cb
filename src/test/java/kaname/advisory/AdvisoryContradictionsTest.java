package kaname.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What contradicts itself is refused by name, and by the database whoever asks it.
@Tag("F1")
@Tag("F19")
class AdvisoryContradictionsTest {

    private static final House HOUSE = House.open();
    private static final Advised ADVISED = new Advised(HOUSE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TLP:RED | PAP:RED | {\"everyone\": true} | {} | /audience",
                "TLP:RED | PAP:RED | {\"sectors\": [\"port\"]} | {} | /audience",
                "TLP:RED | PAP:RED | {\"kinds\": [\"operator\"]} | {} | /audience",
                "TLP:RED | PAP:CLEAR | {\"organisations\": [\"minato-terminal\"]} | {} | /pap",
                "TLP:RED | PAP:GREEN | {\"organisations\": [\"minato-terminal\"]} | {} | /pap",
                "TLP:AMBER | PAP:CLEAR | {\"everyone\": true} | {} | /pap",
                "TLP:AMBER | PAP:AMBER | {\"everyone\": true} | {\"tlp\": \"green\"} | /iep/tlp",
                "TLP:AMBER | PAP:AMBER | {\"everyone\": true} | {\"unmodifiedResale\": \"may\"} |"
                        + " /iep/unmodifiedResale",
                "TLP:AMBER | PAP:RED | {\"everyone\": true} | {\"permittedActions\":"
                        + " \"externally-visible-direct-actions\"} | /iep/permittedActions",
                "TLP:RED | PAP:RED | {\"organisations\": [\"minato-terminal\"]} |"
                        + " {\"affectedPartyNotifications\": \"may\"} |"
                        + " /iep/affectedPartyNotifications",
                "TLP:AMBER | PAP:AMBER | {} | {} | /audience",
                "TLP:AMBER | PAP:AMBER | {\"users\": true} | {} | /audience",
                "TLP:AMBER | PAP:AMBER | {\"everyone\": true} | {\"attribution\": \"perhaps\"} |"
                        + " /iep/attribution"
            })
    void areRefusedByName(String tlp, String pap, String audience, String iep, String pointer) {
        Map<String, Object> document = Advised.document("矛盾");
        document.put("tlp", tlp);
        document.put("pap", pap);
        document.put("audience", parsed(audience));
        document.put("iep", parsed(iep));
        Desk.Answer answer = ADVISED.draft("coordinator", document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly(pointer);
    }

    private static Object parsed(String json) {
        return tools.jackson.databind.json.JsonMapper.builder().build().readValue(json, Map.class);
    }

    @Test
    void whatWasToldWithoutANameIsPassedOnWithoutAttribution() {
        Map<String, Object> document = Advised.document("匿名の共有から");
        document.put("tlp", "TLP:GREEN");
        document.put("pap", "PAP:GREEN");
        document.put(
                "sources",
                List.of(Map.of("kind", "relayed", "subject", UUID.randomUUID().toString())));
        document.put("iep", Map.of("attribution", "may"));
        assertThat(ADVISED.draft("coordinator", document).pointers())
                .containsExactly("/iep/attribution");
        document.put("iep", Map.of("attribution", "must-not"));
        ADVISED.released("coordinator", document);

        document.remove("sources");
        document.put("iep", Map.of("attribution", "may"));
        String named = ADVISED.released("coordinator", document);
        assertThatThrownBy(() ->
                        HOUSE.database()
                                .asOwner()
                                .sql(
                                        "insert into advisory.source values (?::uuid,"
                                                + " 'cyber-office', 'relayed', gen_random_uuid())")
                                .param(named)
                                .update())
                .hasMessageContaining("without attribution");
    }

    @Test
    void aGroupOfNobodyIsRefused() {
        Map<String, Object> document = Advised.document("だれも使わない");
        document.put("products", List.of(Map.of("vendor", "Nobody", "product", "Nothing")));
        document.put("audience", Map.of("users", true));
        assertThat(
                        HOUSE.desk("coordinator")
                                .post(Advised.ALL + "/preview", AdvisoryTest.json(document))
                                .pointers())
                .containsExactly("/audience");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "marking = 'TLP:RED', named_only = false, pap = 'PAP:RED',"
                        + " iep = iep || '{\"tlp\": \"red\"}' ; red_is_for_those_named",
                "pap = 'PAP:CLEAR' ; pap_within_tlp",
                "iep = iep || '{\"tlp\": \"green\"}' ; iep_says_the_marking",
                "pap = 'PAP:RED', iep = iep || '{\"permittedActions\":"
                        + " \"externally-visible-direct-actions\"}' ; iep_within_pap",
                "iep = iep || '{\"unmodifiedResale\": \"may\"}' ; iep_within_tlp",
                "aspects = '{}' ; advisory_aspects_check"
            })
    void areRefusedByTheDatabaseToo(String set, String constraint) {
        String id = ADVISED.released("coordinator", Advised.document("制約"));
        assertThatThrownBy(() ->
                        HOUSE.database()
                                .asOwner()
                                .sql("update advisory.advisory set " + set + " where id = ?::uuid")
                                .param(id)
                                .update())
                .hasMessageContaining(constraint);
    }
}
