package kaname.filing.severity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kaname.dependency.Drawn;
import kaname.dependency.SeenModel;
import kaname.dependency.cascade.Forecast;
import kaname.dependency.cascade.Question;
import kaname.dependency.model.Service;
import kaname.platform.Caller;
import kaname.severity.Spread;
import org.springframework.stereotype.Component;

/// How far a failure may reach over the sectors, by the dependencies that the caller wrote or was
/// shown.
@Component
class HowFar {

    private static final int HOURS = 72;
    private static final int SCENARIOS = 200;
    private static final int SEED = 1;

    private final SeenModel seen;

    HowFar(SeenModel seen) {
        this.seen = seen;
    }

    /// Empty where the service is not among the dependencies that the caller sees.
    Optional<Spread> of(Caller caller, String operator, String service) {
        Drawn drawn = seen.of(caller);
        return drawn.called(operator, service).map(id -> spread(drawn, id));
    }

    private static Spread spread(Drawn drawn, String failing) {
        Forecast forecast =
                Forecast.of(
                        drawn.model(),
                        new Question(
                                List.of(new Question.Failure(failing, 0)), HOURS, SCENARIOS, SEED));
        Set<String> reached =
                forecast.affected().stream()
                        .filter(one -> one.fails() != null)
                        .map(one -> one.service().sector())
                        .filter(sector -> !sector.isEmpty())
                        .collect(Collectors.toSet());
        long all =
                drawn.model().services().stream()
                        .map(Service::sector)
                        .filter(sector -> !sector.isEmpty())
                        .distinct()
                        .count();
        return new Spread(reached.size(), (int) all);
    }
}
