package kaname.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Facts;
import kaname.duty.AssessDuties;
import kaname.duty.Assessment;
import kaname.duty.Matter;
import kaname.duty.Operator;
import kaname.incident.IncidentDocument;
import kaname.platform.Text;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

/// How long one incident takes against the whole catalogue, on one core: duties, clocks, forms, reasons in words.
/// The scalar loop beside it is the machine's own pace in the same run, to read the figure by.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class DutyAssessment {

    private static final Instant AS_OF = Instant.parse("2026-11-22T00:00:00Z");

    private AssessDuties assess;
    private Matter fiveAnswers;
    private Matter fullReport;
    private long[] numbers;

    @Setup
    public void read() throws Exception {
        Catalogue catalogue = Catalogue.shipped();
        assess = new AssessDuties(catalogue);
        Path example = Path.of(System.getProperty("kaname.examples"), "nagoya-port-2023.json");
        IncidentDocument document =
                IncidentDocument.read(
                        JsonMapper.builder().build().readTree(Files.readString(example)),
                        catalogue.vocabulary(),
                        AS_OF);
        Operator operator =
                new Operator(
                        "port",
                        Text.same("port"),
                        "JP",
                        List.of("port"),
                        List.of(
                                new Operator.Held("ci-operator", null, null),
                                new Operator.Held("special", null, null),
                                new Operator.Held("personal-information-handler", null, null)));
        Facts all = document.factsWithGiven();
        Facts five =
                Facts.NONE.and(
                        Map.of(
                                "kind", "incident",
                                "service_state", "stopped",
                                "aware_at", AS_OF.minusSeconds(600),
                                "state_since", AS_OF.minusSeconds(900)));
        fiveAnswers = Matter.incident(operator, five);
        fullReport = Matter.incident(operator, all);
        numbers = new long[1_000];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i * 2_654_435_761L;
        }
    }

    @Benchmark
    public Assessment fiveAnswers() {
        return assess.assess(fiveAnswers, AS_OF);
    }

    @Benchmark
    public Assessment fullReport() {
        return assess.assess(fullReport, AS_OF);
    }

    @Benchmark
    public long scalarLoopOf1000() {
        long sum = 0;
        for (long number : numbers) {
            sum = sum * 31 + (number >>> 7);
        }
        return sum;
    }
}
