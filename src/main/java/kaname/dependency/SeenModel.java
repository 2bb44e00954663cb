package kaname.dependency;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Sector;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.springframework.stereotype.Service;

/// The model of what a caller wrote and was shown.
@Service
public class SeenModel {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final Dependencies dependencies;
    private final Descriptions descriptions;
    private final Catalogues catalogues;
    private final Clock clock;

    SeenModel(
            Dependencies dependencies,
            Descriptions descriptions,
            Catalogues catalogues,
            Clock clock) {
        this.dependencies = dependencies;
        this.descriptions = descriptions;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    public Drawn of(Caller caller) {
        return Drawn.of(all(caller), descriptions.seen());
    }

    /// The caller's own and all that others show to it.
    List<Stated> all(Caller caller) {
        return named(dependencies.seen(caller));
    }

    List<Stated> own(Caller caller) {
        return named(dependencies.own(caller));
    }

    List<Stated> shown(Caller caller) {
        return named(dependencies.shown(caller));
    }

    /// With labels of sectors in the language of the catalogue.
    List<Stated> named(List<Stated> stated) {
        Map<String, Text> labels = new HashMap<>();
        sectors().forEach(sector -> labels.put(sector.id(), sector.label()));
        return stated.stream().map(one -> one.naming(labels)).toList();
    }

    List<Sector> sectors() {
        return catalogues.now().sectorsOn(LocalDate.ofInstant(clock.instant(), TOKYO));
    }
}
