package kaname.dependency.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kaname.Browser;
import kaname.House;
import kaname.dependency.cascade.Criticality;
import kaname.dependency.kernel.Watch;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Kind;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Long questions are worked out beside the request, with progress, and can be stopped.
@Tag("H3")
class StudiesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Studies studies = new Studies(Clock.systemUTC());
    private final Caller one = caller();
    private final Caller other = caller();

    private static Caller caller() {
        return new Caller(
                UUID.randomUUID(), "o", Text.same("o"), "operator", "desk", Text.same("d"));
    }

    /// Every service on three others: some seconds of work.
    private static Model large() {
        List<Service> services = new ArrayList<>();
        List<Dependency> dependencies = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            services.add(
                    new Service(
                            "s" + i,
                            Text.same("s" + i),
                            "",
                            new Estimate(0, 1, 2),
                            new Estimate(0.1, 0.3, 0.9),
                            new Estimate(10, 20, 30),
                            null));
            for (int k = 1; k <= 3; k++) {
                dependencies.add(
                        new Dependency(
                                "s" + (i + k * 37) % 2_000,
                                "s" + i,
                                Kind.CYBER,
                                Estimate.exactly(0.6),
                                Estimate.ZERO,
                                Dependency.Substitutes.NONE,
                                Dependency.Course.PLAIN,
                                Dependency.Evidence.NONE));
            }
        }
        return new Model(services, dependencies);
    }

    @Test
    void aRankingSaysHowFarItIsAndStops() throws InterruptedException {
        Model model = large();
        CountDownLatch ended = new CountDownLatch(1);
        Study<Criticality> study =
                studies.of(
                        one,
                        "ranking",
                        "large",
                        watch -> {
                            try {
                                return Criticality.of(model, 72, 200, 1, watch);
                            } finally {
                                ended.countDown();
                            }
                        });
        assertThat(study.within(Duration.ZERO)).isEmpty();
        double before = 0;
        while (study.done() == 0) {
            Thread.sleep(5);
            assertThat(study.done()).isGreaterThanOrEqualTo(before).isLessThan(1);
            before = study.done();
        }
        studies.stop(one, "ranking");
        assertThat(ended.await(1, TimeUnit.MINUTES)).as("the work itself ends").isTrue();
        assertThat(study.within(LONG)).isEmpty();
        assertThat(study.done()).as("before it was through").isLessThan(1);
    }

    @Test
    void theSameQuestionIsWorkedOutOnceAndAnotherStopsIt() {
        AtomicInteger asked = new AtomicInteger();
        Study<Integer> study = studies.of(one, "k", "a", _ -> asked.incrementAndGet());
        assertThat(study.within(LONG)).contains(1);
        assertThat(studies.of(one, "k", "a", _ -> asked.incrementAndGet())).isSameAs(study);
        assertThat(studies.of(other, "k", "a", _ -> asked.incrementAndGet()).within(LONG))
                .as("nothing is shared between accounts")
                .contains(2);

        Study<Integer> endless = studies.of(one, "k", "b", StudiesTest::endless);
        assertThat(studies.of(one, "k", "c", _ -> 7).within(LONG)).contains(7);
        assertThat(endless.within(LONG)).isEmpty();
        assertThat(endless.stopped()).isTrue();
    }

    private static Integer endless(Watch watch) {
        while (true) {
            watch.orStop(0.5);
            Thread.onSpinWait();
        }
    }

    @Test
    void aFailureIsToldAndWorkedOutAgain() {
        Study<Integer> failed =
                studies.of(
                        one,
                        "k",
                        "a",
                        _ -> {
                            throw Problem.of(400, "no", Text.same("no"));
                        });
        assertThatThrownBy(() -> failed.within(LONG)).isInstanceOf(Problem.class);
        assertThat(studies.of(one, "k", "a", _ -> 3).within(LONG)).contains(3);
    }

    @Test
    void tooManyAreRefusedUntilSomeAreStopped() {
        List<Caller> many = new ArrayList<>();
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                many.add(caller());
                                studies.of(many.getLast(), "k", "a", StudiesTest::endless);
                            }
                        })
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
        many.forEach(caller -> studies.stop(caller, "k"));
        assertThat(askedUntilThereIsRoom().within(LONG)).contains(1);
    }

    /// Those that were stopped leave as soon as a thread comes by.
    private Study<Integer> askedUntilThereIsRoom() {
        while (true) {
            try {
                return studies.of(one, "k", "a", _ -> 1);
            } catch (Problem stillFull) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void thePageOfTheRankingCanBeStoppedAndAskedAgain() {
        House house = House.open();
        Browser browser = Browser.at(house, "coordinator");
        var answer = browser.post("/dependencies/ranking", "/dependencies/ranking/stop", Map.of());
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).endsWith("/dependencies/ranking?stopped");
        assertThat(browser.get("/dependencies/ranking?stopped").text())
                .contains("計算をやめました", "href=\"/dependencies/ranking\"");
        assertThat(browser.get("/dependencies/ranking").text()).contains("最も多くを支えています");
    }
}
