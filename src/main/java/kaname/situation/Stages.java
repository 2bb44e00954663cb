package kaname.situation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Regime;
import kaname.catalogue.Stage;

/// The rules that had stages on a day, and the `regime/stage` after which each asks for no more.
record Stages(List<String> regimes, List<String> last) {

    static final Stages NONE = new Stages(List.of(), List.of());

    Stages {
        regimes = List.copyOf(regimes);
        last = List.copyOf(last);
    }

    static Stages on(Catalogue catalogue, LocalDate day) {
        List<String> regimes = new ArrayList<>();
        List<String> last = new ArrayList<>();
        for (Regime regime : catalogue.regimes()) {
            List<Stage> stages = regime.stagesOn(day);
            if (!stages.isEmpty()) {
                regimes.add(regime.id());
                last.add(regime.id() + "/" + stages.getLast().id());
            }
        }
        return new Stages(regimes, last);
    }
}
