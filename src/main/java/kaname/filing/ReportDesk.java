package kaname.filing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Facts;
import kaname.duty.Assessment;
import kaname.duty.Duty;
import kaname.duty.Recipient;
import kaname.incident.Wishes;
import kaname.platform.Caller;
import kaname.platform.Language;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.registry.Directory;
import kaname.registry.OperatorProfile;
import kaname.registry.Organisation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Looks ahead for the desk that is about to report: what its answers mean, and where they would
/// arrive. Stores nothing.
@Service
@Transactional(readOnly = true)
class ReportDesk {

    /// What would go out now, what else would follow, and who acts here for each body that is
    /// named.
    record Outlook(
            Assessment assessment,
            List<Duty> outgoing,
            Map<String, Organisation> acting,
            Optional<Organisation> ceptoar) {

        Outlook {
            outgoing = List.copyOf(outgoing);
            acting = Map.copyOf(acting);
        }

        /// Who gets it here; empty when nobody here acts for that body.
        Optional<Organisation> at(Recipient recipient) {
            return recipient.role().equals("ceptoar")
                    ? ceptoar
                    : Optional.ofNullable(acting.get(recipient.body()));
        }
    }

    private final Directory directory;
    private final Matters matters;
    private final Catalogues catalogues;

    ReportDesk(Directory directory, Matters matters, Catalogues catalogues) {
        this.directory = directory;
        this.matters = matters;
        this.catalogues = catalogues;
    }

    /// The form with what the registry knows of one of the caller's own systems, if it is one.
    ReportForm about(ReportForm form, String system, Language language) {
        return system.isEmpty()
                ? form
                : directory.system(system).map(one -> form.about(one, language)).orElse(form);
    }

    /// @throws Problem 403 for a desk that is no operator's
    OperatorProfile operator(Caller caller) {
        return directory
                .operator(caller.organisation())
                .orElseThrow(() ->
                        Problem.of(
                                403,
                                "not-an-operator",
                                Text.of(
                                        "報告できるのは事業者の窓口だけです。届いた報告は受信箱で読めます",
                                        "Only an operator's desk can report. What was reported to"
                                                + " you is in your inbox")));
    }

    Outlook outlook(OperatorProfile profile, Facts facts, Wishes wishes, Instant now) {
        Assessment assessment = matters.preview(profile, facts, now);
        List<Duty> outgoing =
                new Outbox(catalogues.now(), wishes, Set.copyOf(wishes.decline()))
                        .of(assessment, facts.values().keySet()).stream()
                                .map(Outbox.Outgoing::duty)
                                .toList();
        Set<String> bodies =
                everyDuty(assessment)
                        .flatMap(duty -> duty.recipients().stream())
                        .map(Recipient::body)
                        .collect(Collectors.toSet());
        String office = profile.ceptoar();
        return new Outlook(
                assessment,
                outgoing,
                directory.actingFor(bodies),
                office == null ? Optional.empty() : directory.organisation(office));
    }

    static Stream<Duty> everyDuty(Assessment assessment) {
        return Stream.concat(
                assessment.duties().stream(),
                assessment.undecided().stream().flatMap(open -> open.duties().stream()));
    }
}
