package kaname.situation.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import kaname.catalogue.Catalogue;
import kaname.nearmiss.Out;
import kaname.platform.Text;
import kaname.registry.Organisation;
import kaname.situation.cause.Phenomenon.Reporter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What several met is grouped by what it shares, near in time, with its reasons.
@Tag("G11")
class CorrelateTest {

    private static final Duration WATCHED = Duration.ofDays(90);
    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");
    private static final Organisation CARRIER =
            new Organisation("minato-tsushin", Text.of("みなと通信株式会社", "Minato Telecom"), "operator");
    private static final ReadPhenomenon READ =
            new ReadPhenomenon(
                    NamesOfOthers.of(List.of(CARRIER)), Catalogue.shipped().vocabulary());

    private static Phenomenon told(String who, String sector, Instant at, String facts) {
        String content = "{\"regime\":{\"name\":{\"ja\":\"様式\",\"en\":\"form\"}},\"items\":[%s]}";
        return READ.of(
                UUID.nameUUIDFromBytes((who + at).getBytes()),
                UUID.nameUUIDFromBytes(who.getBytes()),
                new Reporter(who, Text.same(who)),
                sector,
                at,
                List.of(content.formatted(facts)));
    }

    private static String fact(String fact, String value) {
        return "{\"values\":[{\"fact\":\"%s\",\"value\":\"%s\",\"text\":{\"ja\":\"%s\",\"en\":\"%s\"}}]}"
                .formatted(fact, value, value, value);
    }

    private static String facts(String... facts) {
        return String.join(",", facts);
    }

    private static Phenomenon near(String what, @Nullable String sector, String month) {
        return READ.of(
                new Out(
                        UUID.nameUUIDFromBytes(what.getBytes()),
                        sector,
                        List.of("ot"),
                        LocalDate.parse(month + "-01"),
                        what,
                        null,
                        6,
                        false,
                        LocalDate.parse(month + "-28"),
                        false,
                        0));
    }

    private static List<CommonCause> causes(Phenomenon... told) {
        return Correlate.of(Arrays.asList(told), WATCHED);
    }

    private static Phenomenon[] fourNearMisses() {
        return new Phenomenon[] {
            near("遠隔監視の専用線が途切れ、水位が読めなくなる寸前だった。", "water", "2026-11"),
            near("閉域網が不通になり、踏切の集中監視が切れかけた。", "railway", "2026-11"),
            near(
                    "The leased line dropped and the crane control nearly lost its host.",
                    "port",
                    "2026-11"),
            near("通信回線の障害で、変電所の遠方監視が止まりそうになった。", null, "2026-11"),
        };
    }

    @Test
    void fourAnonymousPhenomenaWithOneTelecomRootAreFoundAndItIsNamed() {
        Phenomenon carrier =
                told(
                        CARRIER.id(),
                        "information-communication",
                        NOON,
                        facts(fact("service_state", "stopped"), fact("summary", "専用線の収容装置が停止")));
        List<Phenomenon> all = new ArrayList<>(List.of(fourNearMisses()));
        all.add(carrier);

        List<CommonCause> found = Correlate.of(all, WATCHED);

        assertThat(found).hasSize(1);
        CommonCause cause = found.getFirst();
        assertThat(cause.members()).containsExactlyInAnyOrder(fourNearMisses());
        assertThat(cause.leading().mark().id()).isEqualTo("upstream:communications");
        assertThat(cause.candidates()).containsExactly(carrier);
        assertThat(cause.suggestion())
                .isEqualTo(
                        Text.of(
                                "minato-tsushinの通信の障害かもしれません",
                                "It may be a failure of: Communications, at minato-tsushin"));
    }

    @Test
    void aProviderThatSaysNothingIsNotNamed() {
        CommonCause cause = causes(fourNearMisses()).getFirst();
        assertThat(cause.candidates()).isEmpty();
        assertThat(cause.suggestion().ja()).isEqualTo("通信の障害かもしれません");
        Phenomenon elsewhen =
                told(
                        CARRIER.id(),
                        "information-communication",
                        NOON.minus(Duration.ofDays(40)),
                        fact("service_state", "stopped"));
        List<Phenomenon> all = new ArrayList<>(List.of(fourNearMisses()));
        all.add(elsewhen);
        assertThat(Correlate.of(all, WATCHED).getFirst().candidates()).isEmpty();
    }

    @Test
    void aServiceThatIsNamedAndWorkedIsNoTrouble() {
        assertThat(
                        causes(
                                near("回線を見直した。", "water", "2026-11"),
                                near("専用線を増やす計画を立てた。", "railway", "2026-11"),
                                near("We ordered a second leased line.", "port", "2026-11")))
                .isEmpty();
    }

    @Test
    void twoWhoMetTheSameIndicatorAreOneGroupHoweverItIsWritten() {
        CommonCause cause =
                causes(
                                told("a", "water", NOON, fact("indicators", "203.0.113[.]9 から")),
                                told(
                                        "b",
                                        "port",
                                        NOON.plus(Duration.ofDays(9)),
                                        fact("summary", "接続元 ２０３.0.113.9")))
                        .getFirst();
        assertThat(cause.leading().mark().id()).isEqualTo("indicator:203.0.113.9");
        assertThat(cause.suggestion().ja()).startsWith("同じ攻撃者");
    }

    @Test
    void oneWhoReportsTwiceIsOneReporter() {
        assertThat(
                        causes(
                                told("a", "water", NOON, fact("indicators", "203.0.113.9")),
                                told(
                                        "a",
                                        "water",
                                        NOON.plusSeconds(60),
                                        fact("indicators", "203.0.113.9"))))
                .isEmpty();
    }

    @Test
    void innerAddressesAndFarApartOnesAreNothingInCommon() {
        assertThat(
                        causes(
                                told("a", "water", NOON, fact("indicators", "192.168.1.5")),
                                told("b", "port", NOON, fact("indicators", "192.168.1.5"))))
                .isEmpty();
        assertThat(
                        causes(
                                told("a", "water", NOON, fact("indicators", "203.0.113.9")),
                                told(
                                        "b",
                                        "port",
                                        NOON.plus(Duration.ofDays(15)),
                                        fact("indicators", "203.0.113.9"))))
                .isEmpty();
    }

    @Test
    void whatHappensAllTheTimeIsNoReason() {
        List<Phenomenon> quiet = new ArrayList<>();
        IntStream.range(0, 80)
                .forEach(i ->
                        quiet.add(
                                told(
                                        "o" + i % 7,
                                        "water",
                                        NOON.minus(Duration.ofHours(26L * i)),
                                        fact("attack_type", "phishing"))));
        assertThat(Correlate.of(quiet, WATCHED)).as("one a day, all along").isEmpty();
        List<Phenomenon> sparse = new ArrayList<>();
        IntStream.range(0, 24)
                .forEach(i ->
                        sparse.add(
                                told(
                                        "o" + i % 7,
                                        "water",
                                        NOON.minus(Duration.ofHours(80L * (i / 3) + i % 3)),
                                        fact("attack_type", "phishing"))));
        assertThat(Correlate.of(sparse, WATCHED)).as("three every few days").isEmpty();
        IntStream.range(0, 12)
                .forEach(i ->
                        sparse.add(
                                told(
                                        "p" + i,
                                        "port",
                                        NOON.plus(Duration.ofDays(5)).plusSeconds(60L * i),
                                        fact("attack_type", "phishing"))));
        assertThat(Correlate.of(sparse, WATCHED))
                .as("twelve within the hour")
                .singleElement()
                .satisfies(c -> assertThat(c.members()).hasSize(12));
    }

    @Test
    void fourThatStopAtTheSameMinuteAreShownThoughNothingElseIsKnown() {
        CommonCause cause =
                causes(
                                told("a", "water", NOON, fact("service_state", "stopped")),
                                told(
                                        "b",
                                        "port",
                                        NOON.plusSeconds(60),
                                        fact("service_state", "stopped")),
                                told(
                                        "c",
                                        "gas",
                                        NOON.plusSeconds(90),
                                        fact("service_state", "unusable")),
                                told(
                                        "d",
                                        "railway",
                                        NOON.plusSeconds(99),
                                        fact("service_state", "stopped")))
                        .getFirst();
        assertThat(cause.leading().mark().kind()).isEqualTo(Mark.Kind.STOPPED);
        assertThat(cause.suggestion().ja()).contains("まだ分かりません");
    }

    @Test
    void groupsThatAreMostlyTheSameAreOneWithAReasonMore() {
        String ioc = fact("indicators", "203.0.113.9");
        String vpn = fact("summary", "FortiOS 7.2.4 の脆弱性 CVE-2024-21762 を突かれた");
        CommonCause cause =
                causes(
                                told("a", "water", NOON, facts(ioc, vpn)),
                                told("b", "port", NOON.plusSeconds(60), facts(ioc, vpn)),
                                told("c", "gas", NOON.plusSeconds(90), vpn))
                        .getFirst();
        assertThat(cause.members()).hasSize(3);
        assertThat(cause.reasons().stream().map(r -> r.mark().id()))
                .startsWith("indicator:203.0.113.9", "vulnerability:cve-2024-21762")
                .contains("product:fortios");
        assertThat(cause.reasons().getFirst().carriers()).hasSize(2);
    }

    @Test
    void anOrganisationThatTwoNameIsNamedButNotByItself() {
        String blame = fact("cause_detail", "みなと通信の基地局の故障による");
        CommonCause cause =
                causes(
                                told("a", "water", NOON, blame),
                                told("b", "port", NOON.plusSeconds(60), blame),
                                told(CARRIER.id(), "information-communication", NOON, blame))
                        .getFirst();
        assertThat(cause.leading().mark().id()).isEqualTo("organisation:minato-tsushin");
        assertThat(cause.leading().carriers()).hasSize(2);
    }

    @Test
    void theOrderInWhichTheyCameChangesNothing() {
        List<Phenomenon> all = new ArrayList<>(List.of(fourNearMisses()));
        for (int i = 0; i < 60; i++) {
            all.add(
                    told(
                            "o" + i % 20,
                            i % 2 == 0 ? "water" : "port",
                            NOON.minus(Duration.ofHours(i % 30)),
                            facts(
                                    fact("indicators", "203.0.113." + (i % 9 + 1)),
                                    fact("attack_type", i % 3 == 0 ? "ransomware" : "ddos"))));
        }
        List<CommonCause> first = Correlate.of(all, WATCHED);
        assertThat(first).isNotEmpty();
        Random order = new Random(11);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(all, order);
            assertThat(Correlate.of(all, WATCHED)).isEqualTo(first);
        }
    }
}
