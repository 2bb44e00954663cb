package kaname.filing.burden;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Fact;
import kaname.exchange.Mailbox;
import kaname.incident.Dossiers;
import kaname.platform.Caller;
import kaname.platform.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Counts what reporting cost an operator: four statements, however many incidents.
@Service
@Transactional(readOnly = true)
class ReadBurden {

    private static final int LATEST = 200;

    private final Dossiers dossiers;
    private final Mailbox mailbox;
    private final Sittings sittings;
    private final Catalogues catalogues;

    ReadBurden(Dossiers dossiers, Mailbox mailbox, Sittings sittings, Catalogues catalogues) {
        this.dossiers = dossiers;
        this.mailbox = mailbox;
        this.sittings = sittings;
        this.catalogues = catalogues;
    }

    /// @throws Problem 404 for who is no operator
    public BurdenRecord of(Caller caller) {
        if (!caller.isOperator()) {
            throw Problem.notFound();
        }
        List<Dossiers.Line> lines = dossiers.list(null, null, LATEST);
        List<UUID> ids = lines.stream().map(line -> line.incident().id()).toList();
        Set<String> askable =
                catalogues.now().vocabulary().facts().values().stream()
                        .filter(Fact::askable)
                        .map(Fact::id)
                        .collect(Collectors.toSet());
        Map<UUID, Long> answers = dossiers.answers(ids, askable);
        Map<UUID, Mailbox.Filled> filled = mailbox.filled(ids);
        Map<UUID, Duration> spent = sittings.of(ids);
        return new BurdenRecord(
                lines.stream()
                        .map(line -> {
                            UUID id = line.incident().id();
                            Mailbox.Filled out = filled.getOrDefault(id, Mailbox.Filled.NONE);
                            return new BurdenRecord.Line(
                                    id,
                                    line.incident().title(),
                                    line.incident().openedAt(),
                                    line.incident().exercise(),
                                    line.reports(),
                                    out.letters(),
                                    answers.getOrDefault(id, 0L),
                                    out.items(),
                                    spent.get(id));
                        })
                        .toList());
    }
}
