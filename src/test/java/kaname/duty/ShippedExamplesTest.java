package kaname.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kaname.catalogue.Catalogue;
import kaname.incident.IncidentDocument;
import kaname.platform.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// The incident documents that ship with the project, pinned: which duties, to whom, by when, on
/// the day after the law of 2026 and on the last day that the paper describes.
class ShippedExamplesTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Path EXAMPLES =
            Path.of(System.getProperty("kaname.basedir", ".")).resolve("examples");

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    nagoya-port-2023    | 2026-11-22 | jp-acd-art5/prompt→mlit,prime-minister; jp-acd-art5/detailed→mlit,prime-minister@2023-08-04T00:00+09:00; jp-information-contact/first→mlit,nco; jp-information-contact/final→mlit,nco; jp-police/consultation→npa; jp-onward-report/onward→nco; jp-basic-act-effort/continuous→ | none
                    nagoya-port-2023    | 2024-04-30 | jp-information-contact/first→mlit,nisc; jp-information-contact/final→mlit,nisc; jp-basic-act-effort/continuous→ | none
                    base-stations-2011  | 2026-11-22 | jp-information-contact/first→mic,nco; jp-information-contact/final→mic,nco; jp-basic-act-effort/continuous→ | jp-acd-art5, jp-appi, jp-onward-report, jp-telecom-likely, jp-telecom-quarterly, jp-telecom-serious
                    base-stations-2011  | 2024-04-30 | jp-information-contact/first→mic,nisc; jp-information-contact/final→mic,nisc; jp-basic-act-effort/continuous→ | jp-appi, jp-onward-report, jp-telecom-likely, jp-telecom-quarterly, jp-telecom-serious
                    flight-plan-2003    | 2026-11-22 | jp-information-contact/first→mlit,nco; jp-information-contact/final→mlit,nco; jp-basic-act-effort/continuous→ | none
                    flight-plan-2003    | 2024-04-30 | jp-information-contact/first→mlit,nisc; jp-information-contact/final→mlit,nisc; jp-basic-act-effort/continuous→ | none
                    near-miss           | 2026-11-22 | jp-near-miss/relay→ceptoar; jp-police/consultation→npa; jp-basic-act-effort/continuous→ | none
                    near-miss           | 2024-04-30 | jp-near-miss/relay→ceptoar; jp-basic-act-effort/continuous→ | none
                    pension-leak-2015   | 2026-11-22 | jp-appi/prompt→ppc; jp-appi/final→ppc@2015-07-28T00:00+09:00; jp-information-contact/first→mic,nco; jp-information-contact/final→mic,nco; jp-police/consultation→npa; jp-basic-act-effort/continuous→ | none
                    pension-leak-2015   | 2024-04-30 | jp-appi/prompt→ppc; jp-appi/final→ppc@2015-07-28T00:00+09:00; jp-information-contact/first→mic,nisc; jp-information-contact/final→mic,nisc; jp-basic-act-effort/continuous→ | none
                    """)
    @Tag("N2")
    void anExampleOwesExactlyTheseDuties(String example, String asOf, String duties, String open)
            throws IOException {
        Assessment assessment = assess(example, asOf + "T12:00:00+09:00");

        assertThat(assessment.duties())
                .extracting(ShippedExamplesTest::line)
                .containsExactlyInAnyOrder(duties.split("; "));
        List<String> expected = open == null ? List.of() : Arrays.asList(open.split(", "));
        assertThat(assessment.undecided())
                .extracting(undecided -> undecided.regime().id())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    @Tag("A8")
    @Tag("A9")
    void theSameOutageTakesTheSameRouteWhateverCausedIt() throws IOException {
        Map<String, List<String>> routes = new TreeMap<>();
        for (String cause : List.of("intentional", "accidental", "environmental", "unknown")) {
            routes.put(cause, route("flight-plan-2003", Map.of("cause", List.of(cause))));
        }

        assertThat(routes.values()).containsOnly(routes.get("unknown"));
        assertThat(routes.get("unknown")).contains("jp-information-contact/first→mlit,nco");
    }

    @Test
    @Tag("A3")
    void dutiesFollowFromStatusesHeldOnTheDay() throws IOException {
        assertThat(regimes("nagoya-port-2023", "2026-09-30T23:59:59+09:00"))
                .doesNotContain("jp-acd-art5");
        assertThat(regimes("nagoya-port-2023", "2026-10-01T00:00:00+09:00"))
                .contains("jp-acd-art5");
        assertThat(regimes("nagoya-port-2023", "2024-02-29T12:00:00+09:00")).isEmpty();
    }

    private static List<String> regimes(String example, String asOf) throws IOException {
        return assess(example, asOf).duties().stream()
                .map(duty -> duty.regime().id())
                .distinct()
                .toList();
    }

    private static List<String> route(String example, Map<String, Object> facts)
            throws IOException {
        Matter matter = matter(example);
        Matter changed = Matter.incident(matter.operator(), matter.facts().and(facts));
        return new AssessDuties(CATALOGUE)
                .assess(changed, Instant.parse("2026-11-22T03:00:00Z")).duties().stream()
                        .map(ShippedExamplesTest::line)
                        .toList();
    }

    private static Assessment assess(String example, String asOf) throws IOException {
        return new AssessDuties(CATALOGUE)
                .assess(matter(example), OffsetDateTime.parse(asOf).toInstant());
    }

    private static Matter matter(String example) throws IOException {
        IncidentDocument document =
                IncidentDocument.read(
                        JsonMapper.builder()
                                .build()
                                .readTree(Files.readString(EXAMPLES.resolve(example + ".json"))),
                        CATALOGUE.vocabulary(),
                        Instant.parse("2026-11-23T00:00:00Z"));
        var named = document.operator();
        Operator operator =
                new Operator(
                        named.id(),
                        Text.same(String.valueOf(named.name())),
                        named.country(),
                        named.sectors(),
                        named.statuses().stream()
                                .map(s -> new Operator.Held(s.is(), s.from(), s.to()))
                                .toList());
        return Matter.incident(operator, document.factsWithGiven());
    }

    private static String line(Duty duty) {
        String due =
                duty.dueAt()
                        .map(at -> "@" + at.atOffset(java.time.ZoneOffset.ofHours(9)))
                        .orElse("");
        return duty.regime().id()
                + "/"
                + duty.stage().id()
                + "→"
                + String.join(",", duty.recipients().stream().map(Recipient::body).toList())
                + due;
    }
}
