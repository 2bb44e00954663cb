package kaname.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kaname.duty.WorkedExamples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();

    @Test
    void everyWorkedExampleBesideARuleComesOutAsItsAuthorExpected() {
        WorkedExamples.Outcome outcome = WorkedExamples.shipped();

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.examples()).isGreaterThanOrEqualTo(2 * CATALOGUE.regimes().size());
    }

    @ParameterizedTest
    @CsvSource({
        "2000-12-14, 0", "2000-12-15, 7", "2001-01-01, 7", "2005-12-12, 7", "2006-01-01, 10",
        "2014-05-18, 10", "2015-01-01, 13", "2018-06-30, 13", "2018-08-01, 14", "2024-02-29, 14",
        "2024-04-01, 15", "2026-09-30, 15", "2026-11-22, 16"
    })
    @Tag("B1")
    @Tag("B2")
    @Tag("B3")
    @Tag("B4")
    @Tag("B5")
    void sectorsAreCountedByDate(LocalDate asOf, int sectors) {
        assertThat(CATALOGUE.sectorsOn(asOf)).hasSize(sectors);
    }

    @Test
    @Tag("B1")
    void theFirstSevenAreThoseOfTheSpecialActionPlan() {
        assertThat(CATALOGUE.sectorsOn(LocalDate.of(2001, 1, 1)))
                .extracting(sector -> sector.label().ja())
                .containsExactlyInAnyOrder("情報通信", "金融", "航空", "鉄道", "電力", "ガス", "政府・行政サービス");
    }

    @ParameterizedTest
    @CsvSource({
        "medical, 医療, 2005-12-13", "water, 水道, 2005-12-13", "logistics, 物流, 2005-12-13",
        "chemical, 化学, 2014-05-19", "credit, クレジット, 2014-05-19", "petroleum, 石油, 2014-05-19",
        "airport, 空港, 2018-07-01", "port, 港湾, 2024-03-01"
    })
    @Tag("B2")
    @Tag("B3")
    @Tag("B4")
    @Tag("B5")
    void everyLaterSectorSaysWhyItWasAdded(String id, String name, LocalDate from) {
        Sector sector = CATALOGUE.sector(id).orElseThrow();

        assertThat(sector.label().ja()).isEqualTo(name);
        assertThat(sector.from()).isEqualTo(from);
        assertThat(sector.reason().ja()).isNotBlank();
        assertThat(sector.reason().en()).isNotBlank();
        assertThat(sector.source().provenance().arms()).isTrue();
    }

    @Test
    @Tag("B5")
    void portsNameTheIncidentThatBroughtThemIn() {
        assertThat(CATALOGUE.sector("port").orElseThrow().incident()).isNotNull();
        assertThat(CATALOGUE.sector("port").orElseThrow().incident().ja()).contains("名古屋港");
    }

    @Test
    void theSixteenthSectorIsCountedButNeverGivenANameThatNobodyRead() {
        Sector sixteenth =
                CATALOGUE.sectorsOn(LocalDate.of(2026, 11, 22)).stream()
                        .filter(Sector::unnamed)
                        .findFirst()
                        .orElseThrow();

        assertThat(sixteenth.name()).isNull();
        assertThat(sixteenth.label().ja()).contains("未確認");
        assertThat(sixteenth.from()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(sixteenth.source().provenance()).isEqualTo(Provenance.SECONDARY);
        assertThat(sixteenth.source().where()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "special-action-plan, 2000-12-15, security-promotion-council",
        "recommendation-2, 2005-04-22, basic-issues-committee",
        "action-plan-1, 2005-12-13, ispc",
        "action-plan-2, 2009-02-03, ispc",
        "action-plan-3, 2014-05-19, ispc",
        "action-plan-4, 2017-04-18, cshq",
        "action-plan-5, 2022-06-17, cshq"
    })
    @Tag("D1")
    @Tag("D2")
    @Tag("D3")
    @Tag("D4")
    @Tag("D5")
    @Tag("D6")
    @Tag("D7")
    @Tag("C4")
    void everyPlanHasItsDayAndItsBody(String id, LocalDate decided, String body) {
        assertThat(plan(id).decided()).isEqualTo(decided);
        assertThat(plan(id).body()).isEqualTo(body);
    }

    @Test
    @Tag("D1")
    @Tag("D2")
    void theSecondRecommendationIsTheBasisOfTheFirstPlan() {
        assertThat(plan("special-action-plan").kind()).isEqualTo("action-plan");
        assertThat(plan("recommendation-2").kind()).isEqualTo("recommendation");
        assertThat(plan("action-plan-1").basis()).isEqualTo("recommendation-2");
    }

    @Test
    @Tag("D3")
    void theFirstPlanHasFourPillarsInOrder() {
        assertThat(pillars("action-plan-1")).containsExactly("安全基準等", "情報共有", "相互依存性解析", "分野横断的演習");
    }

    @Test
    @Tag("D4")
    void theSecondPlanHasFivePillarsInOrder() {
        assertThat(pillars("action-plan-2"))
                .containsExactly("安全基準等の整備及び浸透", "情報共有体制の強化", "共通脅威分析", "分野横断的演習", "環境変化への対応");
    }

    @Test
    @Tag("D5")
    void theThirdPlanHasFivePillarsInOrder() {
        assertThat(pillars("action-plan-3"))
                .containsExactly("安全基準等の整備及び浸透", "情報共有体制の強化", "障害対応体制の強化", "リスクマネジメント", "防護基盤の強化");
    }

    @Test
    @Tag("D6")
    void theFourthPlanHasFivePillarsAndTwoRevisionsWithTheirReasons() {
        assertThat(pillars("action-plan-4"))
                .containsExactly(
                        "安全基準等の整備及び浸透", "情報共有体制の強化", "障害対応体制の強化", "リスクマネジメント及び対処態勢の整備", "防護基盤の強化");
        List<Plan.Revision> revisions = plan("action-plan-4").revisions();
        assertThat(revisions).hasSize(2);
        assertThat(revisions.get(0).on()).isEqualTo(LocalDate.of(2018, 7, 1));
        assertThat(revisions.get(0).reason().ja()).contains("空港");
        assertThat(revisions.get(1).reason().ja()).contains("名称", "条番号");
    }

    @Test
    @Tag("D7")
    void theFifthPlanPutsTheIncidentResponseFirst() {
        assertThat(pillars("action-plan-5"))
                .containsExactly(
                        "障害対応体制の強化", "安全基準等の整備・浸透", "情報共有体制の強化", "リスクマネジメントの活用", "防護基盤の強化");
        assertThat(plan("action-plan-5").revisions())
                .anySatisfy(revision -> {
                    assertThat(revision.on()).isEqualTo(LocalDate.of(2024, 3, 1));
                    assertThat(revision.reason().ja()).contains("港湾");
                });
    }

    @Test
    @Tag("D9")
    void theFirstPlanWasDecidedInThreeSteps() {
        assertThat(plan("action-plan-1").timeline())
                .extracting(Plan.Step::on)
                .containsExactly(
                        LocalDate.of(2005, 7, 14),
                        LocalDate.of(2005, 9, 15),
                        LocalDate.of(2005, 12, 13));
    }

    @Test
    @Tag("D12")
    void riskManagementDescendsFromCommonThreatAnalysisThroughEveryPlan() {
        Plan.Pillar fifth = pillar("action-plan-5", "plan5-risk-management");
        Plan.Pillar fourth = pillar("action-plan-4", fifth.from().getFirst());
        Plan.Pillar third = pillar("action-plan-3", fourth.from().getFirst());

        assertThat(fourth.name().ja()).isEqualTo("リスクマネジメント及び対処態勢の整備");
        assertThat(third.name().ja()).isEqualTo("リスクマネジメント");
        assertThat(third.from()).contains("plan2-common-threats", "plan2-environment");
    }

    @ParameterizedTest
    @CsvSource({
        "2001-01-01, cabinet-secretariat",
        "2005-04-01, nisc-2005",
        "2014-12-31, nisc-2005",
        "2016-01-01, nisc",
        "2025-06-30, nisc",
        "2025-07-01, nco",
        "2026-11-22, nco"
    })
    @Tag("C5")
    void theCoordinatorIsWhoeverPlaysTheRoleOnTheDay(LocalDate asOf, String body) {
        assertThat(CATALOGUE.playing("coordinator", asOf).orElseThrow().id()).isEqualTo(body);
    }

    @Test
    @Tag("C5")
    void theOfficesSucceedOneAnother() {
        assertThat(CATALOGUE.bodies().get("nco").succeeds()).isEqualTo("nisc");
        assertThat(CATALOGUE.bodies().get("nisc").succeeds()).isEqualTo("nisc-2005");
        assertThat(CATALOGUE.bodies().get("cshq").succeeds()).isEqualTo("ispc");
    }

    @Test
    @Tag("C3")
    void theCommitteeOnBasicIssuesHangsUnderItsPanelAndTheItHeadquarters() {
        assertThat(CATALOGUE.bodies()).containsKey("security-promotion-council");
        assertThat(CATALOGUE.bodies().get("basic-issues-committee").parent())
                .isEqualTo("security-expert-panel");
        assertThat(CATALOGUE.bodies().get("security-expert-panel").parent())
                .isEqualTo("it-strategic-headquarters");
    }

    @Test
    @Tag("B11")
    void fourteenEssentialAreasStandBesideTheSectorsAndPortsArePlanned() {
        List<EssentialArea> areas = CATALOGUE.essentialAreas();

        assertThat(areas.stream().filter(area -> !area.planned()).map(area -> area.name().ja()))
                .containsExactlyInAnyOrder(
                        "電気",
                        "ガス",
                        "石油",
                        "水道",
                        "鉄道",
                        "貨物自動車運送",
                        "外航貨物",
                        "航空",
                        "空港",
                        "電気通信",
                        "放送",
                        "郵便",
                        "金融",
                        "クレジットカード");
        assertThat(areas.stream().filter(EssentialArea::planned))
                .extracting(EssentialArea::id, EssentialArea::sectors)
                .containsExactly(tuple("essential-port", List.of("port")));
    }

    @Test
    void theTwoTracksDiffer() {
        assertThat(area("essential-postal").sectors()).isEmpty();
        assertThat(area("essential-road-haulage").sectors())
                .isEqualTo(area("essential-ocean-cargo").sectors());
        assertThat(CATALOGUE.essentialAreas())
                .noneMatch(area -> area.sectors().contains("medical"));
    }

    @Test
    @Tag("D13")
    void theBasicActIsInForceSince12November2014() {
        assertThat(CATALOGUE.instrument("basic-act").inForce())
                .isEqualTo(LocalDate.of(2014, 11, 12));
    }

    @Test
    @Tag("A4")
    void theDutyOfEffortHasNoClockAndNoPenalty() {
        Regime effort = CATALOGUE.regime("jp-basic-act-effort").orElseThrow();

        assertThat(effort.dutyClass()).isEqualTo(DutyClass.EFFORT);
        assertThat(effort.stages())
                .allSatisfy(stage -> {
                    assertThat(stage.recipients()).isEmpty();
                    assertThat(stage.clock().first().within()).isEqualTo(new Within.NoLimit());
                });
    }

    @Test
    @Tag("D14")
    void everythingDatedOrLegalSaysWhereAndWhenItWasRead() {
        assertThat(armed())
                .isNotEmpty()
                .allSatisfy(source -> {
                    assertThat(source).isNotNull();
                    assertThat(source.where()).isNotBlank();
                    assertThat(source.read()).isNotNull();
                    assertThat(source.title().ja()).isNotBlank();
                    assertThat(source.title().en()).isNotBlank();
                    assertThat(source.provenance()).isNotNull();
                });
    }

    @Test
    void everyRegimeCitesAnInstrumentAndAnArticle() {
        assertThat(CATALOGUE.regimes())
                .allSatisfy(regime -> {
                    assertThat(CATALOGUE.instruments()).containsKey(regime.instrument());
                    assertThat(regime.article().ja()).isNotBlank();
                    assertThat(regime.article().en()).isNotBlank();
                    assertThat(regime.status())
                            .isSortedAccordingTo(
                                    java.util.Comparator.comparing(Regime.Status::from));
                });
    }

    private static List<Source> armed() {
        List<Source> sources = new ArrayList<>();
        CATALOGUE
                .sectors()
                .forEach(sector -> {
                    sources.add(sector.source());
                    sector.ministries().forEach(m -> sources.add(m.source()));
                });
        CATALOGUE.essentialAreas().forEach(area -> sources.add(area.source()));
        CATALOGUE.bodies().values().forEach(body -> sources.add(body.source()));
        CATALOGUE.roles().forEach(role -> sources.add(role.source()));
        CATALOGUE.instruments().values().forEach(i -> sources.add(i.source()));
        CATALOGUE.forms().values().forEach(form -> sources.add(form.source()));
        CATALOGUE
                .plans()
                .forEach(plan -> {
                    sources.add(plan.source());
                    plan.revisions().forEach(revision -> sources.add(revision.source()));
                });
        for (Regime regime : CATALOGUE.regimes()) {
            sources.add(regime.source());
            regime.status().forEach(status -> sources.add(status.source()));
            regime.triggers().forEach(trigger -> sources.add(trigger.source()));
            if (regime.applies().graceMonths() > 0) {
                sources.add(regime.applies().graceSource());
            }
            for (Stage stage : regime.stages()) {
                sources.add(stage.source());
                stage.clock().unless().forEach(unless -> sources.add(unless.source()));
                if (stage.clock().target() != null) {
                    sources.add(stage.clock().target().source());
                }
            }
        }
        return sources;
    }

    private static Plan plan(String id) {
        return CATALOGUE.plans().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> pillars(String plan) {
        return plan(plan).pillars().stream().map(pillar -> pillar.name().ja()).toList();
    }

    private static Plan.Pillar pillar(String plan, String id) {
        return plan(plan).pillars().stream()
                .filter(pillar -> pillar.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static EssentialArea area(String id) {
        return CATALOGUE.essentialAreas().stream()
                .filter(area -> area.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
