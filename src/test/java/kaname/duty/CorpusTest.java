package kaname.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.CatalogueDifference;
import kaname.catalogue.Facts;
import kaname.catalogue.Truth;
import kaname.platform.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ministry drafts a rule: which past incidents would it have caught?
class CorpusTest {

    private static final Instant AWARE = Instant.parse("2026-11-20T01:30:00Z");
    private static final Operator CARRIER =
            new Operator(
                    "carrier",
                    Text.same("carrier"),
                    "JP",
                    List.of("telecom"),
                    List.of(new Operator.Held("telecom-carrier", null, null)));

    @TempDir private Path draft;

    @Test
    void aLoweredThresholdCatchesWhatItWouldHaveCaught() throws IOException {
        change(
                "regimes/jp-telecom-serious.yaml",
                "users_affected >= 30000",
                "users_affected >= 20000");
        Corpus corpus =
                new Corpus(
                        List.of(
                                outage("small", 19_999),
                                outage("caught", 20_000),
                                outage("large", 30_000)));

        List<Corpus.Difference> differences =
                corpus.compare(Catalogue.shipped(), Catalogue.in(draft));

        assertThat(differences)
                .extracting(
                        Corpus.Difference::incident,
                        d -> d.stage().stage(),
                        Corpus.Difference::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("caught", "prompt", Corpus.Kind.CAUGHT),
                        org.assertj.core.groups.Tuple.tuple(
                                "caught", "detailed", Corpus.Kind.CAUGHT));
        assertThat(CatalogueDifference.fromShipped(draft).lines())
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.file()).isEqualTo("regimes/jp-telecom-serious.yaml");
                    assertThat(line.place()).endsWith("/when");
                    assertThat(line.after()).contains("20000");
                });
    }

    @Test
    void aShorterClockMovesWhatIsDue() throws IOException {
        change("regimes/jp-telecom-serious.yaml", "within: P30D", "within: P14D");

        List<Corpus.Difference> differences =
                new Corpus(List.of(outage("large", 30_000)))
                        .compare(Catalogue.shipped(), Catalogue.in(draft));

        assertThat(differences)
                .singleElement()
                .satisfies(moved -> {
                    assertThat(moved.kind()).isEqualTo(Corpus.Kind.MOVED);
                    assertThat(Duration.between(moved.after(), moved.before())).isPositive();
                });
    }

    @Test
    void theSameCatalogueMakesNoDifference() throws IOException {
        change("regimes/jp-telecom-serious.yaml", "P30D", "P30D");

        assertThat(
                        new Corpus(List.of(outage("large", 30_000)))
                                .compare(Catalogue.shipped(), Catalogue.in(draft)))
                .isEmpty();
        assertThat(CatalogueDifference.fromShipped(draft).lines()).isEmpty();
    }

    @Test
    void anAnswerIsOpenedUpWithWhatWouldTurnItRound() {
        Catalogue catalogue = Catalogue.shipped();
        Matter matter = outage("almost", 29_999).matter();
        Assessment assessment = new AssessDuties(catalogue).assess(matter, AWARE);

        Explanation explanation =
                Explanation.of(
                        catalogue.regime("jp-telecom-serious").orElseThrow(),
                        matter,
                        assessment,
                        catalogue);

        assertThat(explanation.answer()).isEqualTo(Truth.FALSE);
        assertThat(explanation.turnsInWords(catalogue).orElseThrow().ja())
                .isEqualTo("「影響を受けた利用者数」が「30,000」なら、生じます");
        assertThat(explanation.triggers().getFirst().reasoning().parts()).hasSize(3);
    }

    private void change(String file, String from, String to) throws IOException {
        Path shipped = Path.of("catalogue");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                Path copy = draft.resolve(shipped.relativize(path));
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        }
        Path changed = draft.resolve(file);
        Files.writeString(changed, Files.readString(changed).replace(from, to));
    }

    private static Corpus.Entry outage(String name, long users) {
        Facts facts =
                new Facts(
                        Map.of(
                                "kind",
                                "incident",
                                "service_kind",
                                "voice",
                                "users_affected",
                                users,
                                "outage_duration",
                                Duration.ofHours(3),
                                "aware_at",
                                AWARE));
        return new Corpus.Entry(name, Matter.incident(CARRIER, facts), AWARE);
    }
}
