package kaname.filing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kaname.duty.Assessment;
import kaname.duty.Duty;
import kaname.duty.Filed;
import kaname.duty.Matter.StageId;
import kaname.incident.Dossier;
import kaname.incident.Report;
import kaname.registry.OperatorProfile;
import org.springframework.stereotype.Component;

/// Who was told once is told how it goes on, the end and corrections included: also under a regime
/// that asks for nothing any more, because the service is back or a fact was corrected.
@Component
class Afterwards {

    private final Duties duties;

    Afterwards(Duties duties) {
        this.duties = duties;
    }

    /// Of each regime that was filed under and no longer binds: its last stage that was filed, as
    /// it stood when it last bound.
    List<Duty> noLongerBinding(
            OperatorProfile profile, Dossier dossier, Filed filed, Assessment now) {
        Set<String> missing = new HashSet<>();
        filed.first().keySet().stream().map(StageId::regime).forEach(missing::add);
        now.duties().forEach(duty -> missing.remove(duty.regime().id()));
        List<Duty> found = new ArrayList<>();
        for (int report = dossier.reports().size() - 1;
                report > 0 && !missing.isEmpty();
                report--) {
            List<Report> earlier = dossier.reports().subList(0, report);
            Assessment then =
                    duties.of(
                            profile,
                            Duties.Told.of(new Dossier(dossier.incident(), earlier)),
                            filed,
                            now.asOf());
            for (String regime : List.copyOf(missing)) {
                then.duties().stream()
                        .filter(duty -> duty.regime().id().equals(regime) && duty.filed())
                        .max(
                                Comparator.comparingInt(
                                        duty -> duty.regime().stages().indexOf(duty.stage())))
                        .ifPresent(duty -> {
                            found.add(duty);
                            missing.remove(regime);
                        });
            }
        }
        return found;
    }
}
