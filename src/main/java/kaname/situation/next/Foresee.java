package kaname.situation.next;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import kaname.dependency.cascade.Forecast;
import kaname.dependency.cascade.Question;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import org.jspecify.annotations.Nullable;

/// Looks ahead from services that are down. Pure: the same model, the same letters and the same
/// moment give the same answer.
final class Foresee {

    private static final int SCENARIOS = 200;
    private static final double MINUTE = 1 / 60.0;

    private final Model model;
    private final Instant now;

    Foresee(Model model, Instant now) {
        this.model = model;
        this.now = now;
    }

    /// After each by itself, by letter.
    Map<String, FallsNext> after(List<Failing> failing) {
        Map<String, FallsNext> found = new LinkedHashMap<>();
        failing.forEach(one -> found.put(one.letter(), after(one)));
        return found;
    }

    private FallsNext after(Failing failing) {
        Forecast forecast = forecast(List.of(failing), failing.since(), null);
        List<Forecast.Prospect> others =
                forecast.affected().stream()
                        .filter(one -> !one.service().id().equals(failing.service()))
                        .toList();
        List<FallsNext.Stop> stops =
                others.stream()
                        .filter(one -> one.fails() != null)
                        .map(one -> stop(one, failing.since()))
                        .sorted(Comparator.comparing(FallsNext.Stop::middle))
                        .toList();
        return new FallsNext(
                stops,
                others.size() - stops.size(),
                forecast.scenarios(),
                FallsNext.AHEAD,
                failing.back() != null);
    }

    private FallsNext.Stop stop(Forecast.Prospect prospect, Instant start) {
        Forecast.Percentiles fails = Objects.requireNonNull(prospect.fails());
        Instant middle = after(start, fails.p50());
        return new FallsNext.Stop(
                prospect.service().id(),
                prospect.service().name(),
                prospect.service().sector(),
                after(start, fails.p10()),
                middle,
                after(start, fails.p90()),
                prospect.probability().value(),
                middle.isBefore(now));
    }

    private static Instant after(Instant start, double hours) {
        return start.plus(Duration.ofMinutes(Math.round(hours * 60)));
    }

    private Service service(Failing failing) {
        return model.services().stream()
                .filter(one -> one.id().equals(failing.service()))
                .findFirst()
                .orElseThrow();
    }

    /// Which return, now, would spare most hours of service; empty unless several are down and it
    /// makes a difference.
    Optional<Relief> relief(List<Failing> failing) {
        if (failing.size() < 2) {
            return Optional.empty();
        }
        Instant start = failing.stream().map(Failing::since).min(Comparator.naturalOrder()).get();
        double all = unserved(forecast(failing, start, null));
        List<Relief> reliefs = new ArrayList<>();
        for (Failing one : failing) {
            long spared = Math.round(all - unserved(forecast(failing, start, one)));
            reliefs.add(new Relief(one.letter(), service(one).name(), spared));
        }
        return reliefs.stream()
                .max(Comparator.comparingLong(Relief::spared))
                .filter(best -> best.spared() > 0);
    }

    private static double unserved(Forecast forecast) {
        return forecast.services().stream().mapToDouble(Forecast.Prospect::unserved).sum();
    }

    private Forecast forecast(List<Failing> failing, Instant start, @Nullable Failing backNow) {
        double hours = Math.min(Question.LONGEST, hours(start, now) + FallsNext.AHEAD);
        List<Question.Failure> failures =
                failing.stream()
                        .map(one -> new Question.Failure(one.service(), hours(start, one.since())))
                        .toList();
        return Forecast.of(
                returning(failing, backNow),
                new Question(failures, hours, SCENARIOS, FallsNext.SEED));
    }

    /// The model with what is known of when each is back in the place of its usual restoration. One
    /// whose expected return is over and that is still down is taken to come back now.
    private Model returning(List<Failing> failing, @Nullable Failing backNow) {
        Map<String, Failing> down =
                failing.stream()
                        .collect(Collectors.toMap(Failing::service, one -> one, (one, _) -> one));
        return new Model(
                model.services().stream().map(one -> returning(one, down, backNow)).toList(),
                model.dependencies());
    }

    private Service returning(
            Service service, Map<String, Failing> down, @Nullable Failing backNow) {
        Failing failing = down.get(service.id());
        return failing == null ? service : returning(service, failing, backNow);
    }

    private Service returning(Service service, Failing failing, @Nullable Failing backNow) {
        Instant back = failing.equals(backNow) ? now : failing.back();
        Estimate restoration =
                back == null
                        ? null
                        : Estimate.exactly(
                                Math.max(
                                        MINUTE,
                                        hours(failing.since(), back.isBefore(now) ? now : back)));
        return service.restoredAfter(restoration);
    }

    private static double hours(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMinutes() / 60.0);
    }
}
