package kaname.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Facts;
import kaname.duty.Assessment;
import kaname.duty.Filed;
import kaname.incident.IncidentDocument;
import kaname.incident.Kind;
import kaname.platform.Language;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.registry.OperatorProfile;
import kaname.registry.Organisation;
import org.junit.jupiter.api.Test;

class ReportFormTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:05:00Z");
    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final OperatorProfile PORT =
            new OperatorProfile(
                    new Organisation("port", Text.of("港", "Port"), "operator"),
                    "JP",
                    List.of("port"),
                    List.of(
                            status("ci-operator", "2024-04-01"),
                            status("special", "2025-05-23"),
                            status("personal-information-handler", "2022-04-01")),
                    List.of(
                            new OperatorProfile.Service(
                                    "port-gate", Text.of("搬出入", "Gate"), "port", List.of()),
                            new OperatorProfile.Service(
                                    "port-berth", Text.of("荷役", "Berth"), "port", List.of())),
                    List.of(
                            new OperatorProfile.Contact(
                                    Text.of("窓口", "Desk"),
                                    "050-0000-1001",
                                    "desk@port.example",
                                    LocalDate.parse("2027-03-31"))),
                    null);

    private static OperatorProfile.Status status(String is, String from) {
        return new OperatorProfile.Status(is, LocalDate.parse(from), null);
    }

    private static Map<String, List<String>> fiveAnswers() {
        Map<String, List<String>> given = new HashMap<>();
        given.put("kind", List.of("incident"));
        given.put("submission", List.of("4c1f"));
        given.put("service", List.of("port-gate"));
        given.put("service_state", List.of("stopped"));
        given.put("state_since", List.of("2026-11-23T13:30"));
        given.put("aware_at", List.of("2026-11-23T13:45"));
        given.put("contact", List.of("窓口 050-0000-1001\r\n夜間も可"));
        return given;
    }

    private static IncidentDocument read(Map<String, List<String>> given) {
        return new ReportForm(given).document(PORT, CATALOGUE, NOW);
    }

    private static List<String> refused(Map<String, List<String>> given) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(given));
        return problem.fields().stream().map(Problem.Field::pointer).toList();
    }

    @Test
    void fiveAnswersBecomeTheDocumentThatAProgramWouldSend() {
        IncidentDocument document = read(fiveAnswers());

        assertThat(document.title()).isEqualTo("搬出入：停止");
        assertThat(document.exercise()).isFalse();
        assertThat(document.facts().values())
                .containsOnlyKeys("service", "service_state", "state_since", "aware_at", "contact")
                .containsEntry("service", "搬出入")
                .containsEntry("state_since", Instant.parse("2026-11-23T04:30:00Z"))
                .containsEntry("contact", "窓口 050-0000-1001\n夜間も可");
    }

    @Test
    void everyMissingOrWrongAnswerIsNamedAtOnce() {
        assertThat(refused(Map.of("kind", List.of("incident"))))
                .containsExactlyInAnyOrder(
                        "/facts/service",
                        "/facts/service_state",
                        "/facts/state_since",
                        "/facts/aware_at",
                        "/facts/contact");

        Map<String, List<String>> wrong = fiveAnswers();
        wrong.put("service", List.of(ReportForm.OTHER));
        wrong.put("state_since", List.of("yesterday"));
        wrong.put("aware_at", List.of("2026-11-24T13:45"));
        wrong.put("title", List.of("x".repeat(201)));
        assertThat(refused(wrong))
                .containsExactlyInAnyOrder(
                        "/facts/service", "/facts/state_since", "/facts/aware_at", "/title");
    }

    @Test
    void aDeskFindsWhatTheRegistryKnows() {
        ReportForm blank = ReportForm.blank(PORT, Kind.INCIDENT, NOW, Language.JA, false);

        assertThat(blank.value("contact")).isEqualTo("窓口 050-0000-1001 desk@port.example");
        assertThat(blank.value("aware_at")).isEqualTo("2026-11-23T14:05");
        assertThat(blank.value("service")).isEmpty();
        assertThat(blank.since(30, NOW).value("state_since")).isEqualTo("2026-11-23T13:35");
    }

    @Test
    void aVoluntaryLetterGoesAsItWasTicked() {
        assertThat(read(fiveAnswers()).wishes().decline()).isEmpty();

        Map<String, List<String>> chosen = fiveAnswers();
        chosen.put("shown", List.of("jp-information-contact", "jp-police"));
        chosen.put("send", List.of("jp-police"));
        assertThat(read(chosen).wishes().decline()).containsExactly("jp-information-contact");
        assertThat(read(chosen).wishes().send()).containsExactly("jp-police");
        assertThat(read(chosen).wishes().file()).containsExactly("jp-police/consultation");
    }

    @Test
    void aNearMissNeedsOneAnswer() {
        IncidentDocument document =
                read(
                        Map.of(
                                "kind", List.of("near-miss"),
                                "near_miss_what", List.of("予備電源が入らないところだった。"),
                                "service_state", List.of("stopped")));

        assertThat(document.kind()).isEqualTo(Kind.NEAR_MISS);
        assertThat(document.facts().values()).containsOnlyKeys("near_miss_what");
        assertThat(refused(Map.of("kind", List.of("near-miss"))))
                .containsExactly("/facts/near_miss_what");
    }

    @Test
    void thePreviewSaysWhatGoesNowWhatFollowsAndWhatOneMoreAnswerDecides() {
        ReportPreview before = preview(fiveAnswers());
        assertThat(before.now()).isEmpty();
        assertThat(before.open())
                .filteredOn(line -> line.regime().equals("jp-acd-art5"))
                .singleElement()
                .satisfies(line -> assertThat(line.askFacts()).contains("attack_type"))
                .satisfies(line -> assertThat(line.then()).hasSize(1));

        Map<String, List<String>> known = fiveAnswers();
        known.put("attack_type", List.of("ransomware"));
        ReportPreview after = preview(known);
        assertThat(after.now()).extracting(ReportPreview.Line::regime).contains("jp-acd-art5");
        assertThat(after.later())
                .filteredOn(line -> line.regime().equals("jp-acd-art5"))
                .singleElement()
                .satisfies(line -> assertThat(line.clock()).isNotNull());
        assertThat(after.voluntary())
                .filteredOn(ReportPreview.Line::sent)
                .extracting(ReportPreview.Line::regime)
                .containsExactly("jp-information-contact");
    }

    private static ReportPreview preview(Map<String, List<String>> given) {
        ReportForm form = new ReportForm(given);
        Facts facts = form.readable(PORT, CATALOGUE.vocabulary(), NOW);
        Assessment assessment =
                new Duties(Catalogues.only(CATALOGUE), _ -> false, _ -> 0)
                        .of(PORT, new Duties.Told(facts, false, null), Filed.NOTHING, NOW);
        var outgoing =
                new Outbox(CATALOGUE, form.wishes(CATALOGUE), Set.of())
                        .of(assessment, facts.values().keySet()).stream()
                                .map(Outbox.Outgoing::duty)
                                .toList();
        return ReportPreview.of(
                new ReportDesk.Outlook(assessment, outgoing, Map.of(), Optional.empty()),
                form,
                CATALOGUE.vocabulary(),
                true,
                NOW);
    }
}
