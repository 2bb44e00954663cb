package kaname.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kaname.Desk;
import kaname.Desk.Answer;
import kaname.House;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A client that heard no answer may ask again.
class IdempotencyTest {

    private static final House HOUSE = House.open();
    private static final Desk PORT = HOUSE.desk("port-desk");

    @Test
    void theSameRequestWithTheSameKeyGetsTheSameAnswerAndIsStoredOnce() {
        String key = UUID.randomUUID().toString();
        String document = Reported.ransomware().toString();

        Answer first = PORT.report(document, "Idempotency-Key", key);
        var rows = HOUSE.rows();
        Answer again = PORT.report(document, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(first.header("Idempotent-Replayed")).isEqualTo("false");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(HOUSE.rows()).isEqualTo(rows);
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        String key = UUID.randomUUID().toString();
        PORT.report(Reported.five().toString(), "Idempotency-Key", key);
        var rows = HOUSE.rows();

        Answer other = PORT.report(Reported.ransomware().toString(), "Idempotency-Key", key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("type").asString()).endsWith("idempotency-key-reused");
        assertThat(HOUSE.rows()).isEqualTo(rows);
    }

    @Test
    void aKeyOfAFirstReportIsNotOneOfAFurtherReport() {
        String key = UUID.randomUUID().toString();
        Answer first = PORT.report(Reported.five().toString(), "Idempotency-Key", key);

        Answer further =
                PORT.further(
                        first.id(),
                        Reported.further("summary", "続報").toString(),
                        "Idempotency-Key",
                        key);

        assertThat(further.status()).isEqualTo(422);
    }

    @Test
    void aFurtherReportIsStoredOnceToo() {
        Answer first = PORT.report(Reported.five().toString());
        String key = UUID.randomUUID().toString();
        String document = Reported.further("summary", "続報").toString();

        Answer one = PORT.further(first.id(), document, "Idempotency-Key", key);
        Answer two = PORT.further(first.id(), document, "Idempotency-Key", key);

        assertThat(two.text()).isEqualTo(one.text());
        assertThat(two.json().path("report").asInt()).isEqualTo(2);
        assertThat(two.json().path("reports").asInt()).isEqualTo(2);
    }

    @Test
    void keysBelongToTheirOrganisation() {
        String key = UUID.randomUUID().toString();
        Answer mine = PORT.report(Reported.five().toString(), "Idempotency-Key", key);
        Answer theirs =
                HOUSE.desk("sora-desk").report(Reported.five().toString(), "Idempotency-Key", key);

        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.id()).isNotEqualTo(mine.id());
    }

    @Test
    void twentyAtOnceWithOneKeyBecomeOneReport() throws Exception {
        String key = UUID.randomUUID().toString();
        String document = Reported.ransomware().toString();
        long before = HOUSE.rows().get("incident.report");

        List<Answer> answers = atOnce(20, () -> PORT.report(document, "Idempotency-Key", key));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::text).containsOnly(answers.getFirst().text());
        assertThat(answers.stream().filter(a -> a.header("Idempotent-Replayed").equals("false")))
                .hasSize(1);
        assertThat(HOUSE.rows().get("incident.report")).isEqualTo(before + 1);
    }

    @Test
    void furtherReportsAtOnceAreNumberedWithoutAGapAndNoneIsLost() throws Exception {
        String incident = PORT.report(Reported.five().toString()).id();

        List<Answer> answers =
                atOnce(
                        10,
                        () ->
                                PORT.further(
                                        incident,
                                        Reported.further("summary", UUID.randomUUID().toString())
                                                .toString()));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.json().path("report").asInt())
                .containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @ParameterizedTest
    @MethodSource
    void aKeyThatCannotBeKeptIsRefused(String key) {
        var rows = HOUSE.rows();

        Answer answer = PORT.report(Reported.five().toString(), "Idempotency-Key", key);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(HOUSE.rows()).isEqualTo(rows);
    }

    static List<String> aKeyThatCannotBeKeptIsRefused() {
        return List.of("with space", "tab\tinside", "k".repeat(201));
    }

    private static List<Answer> atOnce(int times, java.util.concurrent.Callable<Answer> request)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> under = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                under.add(threads.submit(request));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : under) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
