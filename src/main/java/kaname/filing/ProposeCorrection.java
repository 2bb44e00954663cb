package kaname.filing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Fact;
import kaname.catalogue.FactReader;
import kaname.catalogue.Facts;
import kaname.catalogue.PlainText;
import kaname.exchange.Hash;
import kaname.exchange.LedgerEntry;
import kaname.exchange.LedgerWriter;
import kaname.exchange.Letter;
import kaname.exchange.Mailbox;
import kaname.incident.IncidentDocument;
import kaname.incident.Wishes;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/// A recipient proposes a correction, the operator decides. Accepting is a further report of the
/// operator's: everything that follows from a fact follows from it, and the reference stays.
@Service
@Transactional
class ProposeCorrection {

    static final String SECTOR = "sector_concerned";
    private static final int LONGEST_REASON = 2000;

    private final Proposals proposals;
    private final Mailbox mailbox;
    private final ReportIncident reportIncident;
    private final LedgerWriter ledger;
    private final Catalogues catalogues;
    private final Clock clock;

    ProposeCorrection(
            Proposals proposals,
            Mailbox mailbox,
            ReportIncident reportIncident,
            LedgerWriter ledger,
            Catalogues catalogues,
            Clock clock) {
        this.proposals = proposals;
        this.mailbox = mailbox;
        this.reportIncident = reportIncident;
        this.ledger = ledger;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /// What may be corrected by way of this letter: the facts of its form, and the sector.
    static List<Fact> correctable(Catalogue catalogue, Letter letter) {
        List<String> onForm = catalogue.form(letter.form()).facts().stream().distinct().toList();
        return catalogue.vocabulary().facts().values().stream()
                .filter(Fact::askable)
                .filter(fact -> onForm.contains(fact.id()) || fact.id().equals(SECTOR))
                .toList();
    }

    /// @throws Problem 404 unless the letter was addressed to the caller; 400 naming what is wrong
    Proposal propose(Caller caller, UUID letterId, String fact, JsonNode value, String reason) {
        Letter letter =
                mailbox.find(letterId)
                        .map(Mailbox.Delivered::letter)
                        .filter(one -> caller.organisation().equals(one.recipient()))
                        .orElseThrow(Problem::notFound);
        Instant now = now();
        checkFact(letter, fact, value, now);
        Proposal proposal =
                new Proposal(
                        UUID.randomUUID(),
                        letterId,
                        letter.incident(),
                        letter.operator(),
                        caller.organisation(),
                        caller.organisationName(),
                        now,
                        fact,
                        value,
                        reason(reason, true),
                        null);
        try {
            proposals.add(proposal, caller.account());
        } catch (DuplicateKeyException e) {
            throw Problem.of(
                    409,
                    "proposed-already",
                    Text.of("同じ提案がまだ返事を待っています", "The same proposal still waits for an answer"));
        }
        record(LedgerEntry.PROPOSAL, proposal, caller, now, proposal.statement());
        return proposal;
    }

    private void checkFact(Letter letter, String fact, JsonNode value, Instant now) {
        Catalogue catalogue = catalogues.now();
        boolean may =
                correctable(catalogue, letter).stream().anyMatch(one -> one.id().equals(fact));
        if (!may) {
            throw Problem.field(
                    "invalid-proposal",
                    "/fact",
                    Text.of("この通知で訂正を提案できる項目ではありません", "this letter carries no such fact"));
        }
        List<Problem.Field> refused =
                new FactReader(catalogue.vocabulary(), now).read(Map.of(fact, value)).refused();
        if (!refused.isEmpty()) {
            throw Problem.field("invalid-proposal", "/value", refused.getFirst().detail());
        }
    }

    /// The operator takes the correction over as its own statement.
    ///
    /// @throws Problem 404 unless it was made to the caller; 409 if it is decided already
    Proposal accept(Caller caller, UUID id) {
        Proposal proposal = waiting(caller, id);
        Facts facts =
                new FactReader(catalogues.now().vocabulary(), now())
                        .read(Map.of(proposal.fact(), proposal.value()))
                        .facts();
        Accepted accepted =
                reportIncident.further(
                        caller,
                        proposal.incident(),
                        new IncidentDocument.Further(facts, Wishes.NONE),
                        null);
        return decided(caller, proposal, new Proposal.Decision(now(), true, "", accepted.report()));
    }

    /// @throws Problem as [#accept], and 400 without a reason
    Proposal decline(Caller caller, UUID id, String reason) {
        Proposal proposal = waiting(caller, id);
        return decided(
                caller, proposal, new Proposal.Decision(now(), false, reason(reason, true), null));
    }

    @Transactional(readOnly = true)
    List<Proposal> ofLetter(UUID letter) {
        return proposals.ofLetter(letter);
    }

    @Transactional(readOnly = true)
    List<Proposal> ofIncident(UUID incident) {
        return proposals.ofIncident(incident);
    }

    private Proposal decided(Caller caller, Proposal proposal, Proposal.Decision decision) {
        proposals.decide(proposal.id(), decision, caller.account());
        record(
                LedgerEntry.DECISION,
                proposal,
                caller,
                decision.at(),
                decision.statement(proposal.id()));
        return new Proposal(
                proposal.id(),
                proposal.letter(),
                proposal.incident(),
                proposal.operator(),
                proposal.organisation(),
                proposal.organisationName(),
                proposal.at(),
                proposal.fact(),
                proposal.value(),
                proposal.reason(),
                decision);
    }

    /// The database shows an answered proposal to nobody who would change it.
    private Proposal waiting(Caller caller, UUID id) {
        Proposal found =
                proposals
                        .find(id)
                        .filter(one -> one.operator().equals(caller.organisation()))
                        .orElseThrow(Problem::notFound);
        return proposals
                .hold(found.id())
                .orElseThrow(() ->
                        Problem.of(
                                409,
                                "decided-already",
                                Text.of("この提案にはもう返事をしています", "This proposal was answered already")));
    }

    private void record(String kind, Proposal proposal, Caller caller, Instant at, String content) {
        ledger.append(
                at,
                List.of(
                        new LedgerWriter.Act(
                                kind,
                                proposal.id(),
                                caller.organisation(),
                                "letter " + proposal.letter(),
                                Hash.sha256(content))));
    }

    private static String reason(String given, boolean needed) {
        String reason = given.strip();
        if ((needed && reason.isEmpty())
                || reason.codePointCount(0, reason.length()) > LONGEST_REASON
                || PlainText.hasForbidden(reason)) {
            throw Problem.field(
                    "invalid-reason",
                    "/reason",
                    Text.of("理由を1〜2000文字で書いてください", "give a reason of 1 to 2000 characters"));
        }
        return reason;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
