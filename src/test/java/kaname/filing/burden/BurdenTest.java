package kaname.filing.burden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kaname.Desk;
import kaname.Desk.Answer;
import kaname.House;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BurdenTest {

    private static final House HOUSE = House.open();
    private static final Instant SENT = Instant.parse("2026-11-24T03:00:00Z");

    @Test
    @Tag("N1")
    @Tag("N3")
    void whatWasAskedStandsBesideWhatWasDeliveredAndAProgramsTimeIsNotMeasured() {
        Desk desk = HOUSE.desk("port-desk");
        String now = Instant.now().minusSeconds(600).toString();
        Answer report =
                desk.report(
                        """
                        {"title": "手間を数える", "facts": {"service": "コンテナの搬出入", "service_state": "stopped",
                         "state_since": "%s", "aware_at": "%s", "contact": "当直", "attack_type": "ransomware"}}
                        """
                                .formatted(now, now));

        List<String> row = row(report.id());

        JsonNode filings = report.json().path("filings");
        assertThat(row.get(3)).isEqualTo("1");
        assertThat(Integer.parseInt(row.get(4))).isBetween(2, filings.size());
        assertThat(row.get(5)).isEqualTo("6");
        assertThat(Integer.parseInt(row.get(6))).isGreaterThan(12);
        assertThat(row).hasSize(8); // no minutes, which is not nought
    }

    @Test
    void onlyTheOperatorSeesWhatReportingCostIt() {
        assertThat(table(caller("sora-control", "operator")).lines().skip(1))
                .noneMatch(line -> line.contains("手間を数える"));
        assertThatThrownBy(() -> table(caller("land-ministry", "ministry")))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(404));
        assertThat(HOUSE.stranger().get("/burden").status()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T02:55:00Z, PT5M",
        "2026-11-24T03:00:00Z, PT0S",
        "2026-11-24T01:00:00Z, PT1H",
        "2026-11-23T15:00:00Z, PT1H",
    })
    void aPageLeftOpenIsNotWork(String opened, Duration counted) {
        assertThat(Sittings.length(opened, SENT)).contains(counted);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-11-24T03:00:01Z",
                "2026-11-23T14:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void whatCannotBeTrueIsNotMeasured(String opened) {
        assertThat(Sittings.length(opened, SENT)).isEmpty();
    }

    private static List<String> row(String incident) {
        return table(caller("minato-terminal", "operator"))
                .lines()
                .filter(line -> line.startsWith(incident))
                .map(line -> Arrays.asList(line.split(",")))
                .findFirst()
                .orElseThrow();
    }

    private static String table(Caller caller) {
        byte[] body =
                Callers.as(caller, () -> HOUSE.bean(BurdenPages.class).table(caller)).getBody();
        return new String(requireNonNull(body), UTF_8);
    }

    private static Caller caller(String organisation, String kind) {
        Text name = Text.same(organisation);
        return new Caller(UUID.randomUUID(), organisation, name, kind, kind + "-desk", name);
    }
}
