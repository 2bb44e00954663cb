package kaname.filing;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.FactReader;
import kaname.catalogue.FactWords;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A proposal in words. `now` is what the dossier says today; null where nothing is known or the
/// reader may not see it.
record ProposalView(
        UUID id,
        UUID letter,
        Text who,
        Instant at,
        Text fact,
        Text value,
        @Nullable Text now,
        String reason,
        Proposal.@Nullable Decision decision) {

    static ProposalView of(Proposal proposal, Catalogue catalogue, @Nullable Object now) {
        FactWords words = new FactWords(catalogue.vocabulary());
        Object value =
                FactReader.forExamples(catalogue.vocabulary())
                        .read(Map.of(proposal.fact(), proposal.value()))
                        .facts()
                        .value(proposal.fact());
        return new ProposalView(
                proposal.id(),
                proposal.letter(),
                proposal.organisationName(),
                proposal.at(),
                words.label(proposal.fact()),
                value == null
                        ? Text.same(proposal.value().toString())
                        : words.value(proposal.fact(), value),
                now == null ? null : words.value(proposal.fact(), now),
                proposal.reason(),
                proposal.decision());
    }

    boolean open() {
        return decision == null;
    }
}
