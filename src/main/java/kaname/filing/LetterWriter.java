package kaname.filing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Facts;
import kaname.catalogue.Regime.Bearer;
import kaname.duty.Assessment;
import kaname.duty.Duty;
import kaname.duty.Recipient;
import kaname.exchange.Dispatch;
import kaname.exchange.Letter;
import kaname.exchange.Mailbox;
import kaname.exchange.Marking;
import kaname.incident.Dossier;
import kaname.incident.Incident;
import kaname.incident.Report;
import kaname.platform.Text;
import kaname.registry.Directory;
import kaname.registry.OperatorProfile;
import kaname.registry.Organisation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Writes and addresses the letters of a report.
@Component
class LetterWriter {

    private static final String CEPTOAR = "ceptoar";

    private final Catalogues catalogues;
    private final Directory directory;

    LetterWriter(Catalogues catalogues, Directory directory) {
        this.catalogues = catalogues;
        this.directory = directory;
    }

    /// What a letter tells of, and when it goes out.
    record Occasion(Dossier dossier, Report report, Instant at) {}

    /// A letter for the post office, and as its parties will see it.
    record Written(Dispatch.Addressed addressed, Mailbox.Delivered delivered) {}

    List<Written> write(
            OperatorProfile profile,
            Occasion occasion,
            Assessment assessment,
            List<Outbox.Outgoing> outgoing) {
        Map<String, Organisation> acting = directory.actingFor(bodies(outgoing, assessment));
        Facts facts = withGiven(profile, occasion.dossier(), occasion.report());
        List<Written> letters = new ArrayList<>();
        for (Outbox.Outgoing out : outgoing) {
            for (Recipient recipient : out.duty().recipients()) {
                Envelope envelope = envelope(profile, assessment, out.duty(), recipient, acting);
                letters.add(letter(envelope, occasion, assessment, out.duty(), facts));
            }
        }
        return letters;
    }

    /// Who writes to whom in whose matter.
    private record Envelope(
            OperatorProfile profile,
            Organisation sender,
            Recipient to,
            @Nullable Organisation recipient) {}

    private Envelope envelope(
            OperatorProfile profile,
            Assessment assessment,
            Duty duty,
            Recipient recipient,
            Map<String, Organisation> acting) {
        Organisation sender = profile.organisation();
        if (duty.regime().bearer() == Bearer.MINISTRY) {
            sender =
                    ministries(assessment).stream()
                            .map(acting::get)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(sender);
        }
        Organisation to = acting.get(recipient.body());
        if (recipient.role().equals(CEPTOAR) && profile.ceptoar() != null) {
            to = directory.organisation(profile.ceptoar()).orElse(null);
        }
        return new Envelope(profile, sender, recipient, to);
    }

    private Written letter(
            Envelope envelope, Occasion occasion, Assessment assessment, Duty duty, Facts facts) {
        UUID id = UUID.randomUUID();
        Incident incident = occasion.dossier().incident();
        Facts told = facts.and(new Heading(duty, envelope.to(), assessment, occasion.at()).facts());
        ObjectNode content = new Projection(catalogues.now()).letter(duty, envelope.to(), told);
        content.put("letter", id.toString());
        content.put("sentAt", occasion.at().toString());
        content.put("exercise", incident.exercise());
        content.put("purpose", duty.regime().purpose().id());
        Organisation recipient = envelope.recipient();
        List<String> sectors = Duties.sectors(envelope.profile(), facts);
        Letter letter =
                new Letter(
                        id,
                        incident.id(),
                        occasion.report().number(),
                        envelope.profile().organisation().id(),
                        sectors.isEmpty() ? "none" : sectors.getFirst(),
                        envelope.sender().id(),
                        recipient == null ? null : recipient.id(),
                        envelope.to().body(),
                        duty.regime().id(),
                        duty.stage().id(),
                        duty.regime().dutyClass().id(),
                        duty.form(),
                        content.toString(),
                        incident.exercise(),
                        occasion.at(),
                        duty.dueAt().orElse(null),
                        nextClock(assessment, duty),
                        marking(facts),
                        duty.regime().purpose());
        Text name = recipient == null ? envelope.to().name() : recipient.name();
        return new Written(
                new Dispatch.Addressed(letter, name, duty.article()),
                new Mailbox.Delivered(
                        letter,
                        envelope.sender().name(),
                        recipient == null ? null : recipient.name(),
                        null,
                        null,
                        0,
                        null,
                        Mailbox.Outside.NOTHING));
    }

    /// As the reporter chose; who said nothing gets TLP:AMBER, need to know among those told.
    private static Marking marking(Facts facts) {
        return facts.get("sharing_scope", String.class)
                .flatMap(Marking::ofChoice)
                .orElse(Marking.AMBER);
    }

    /// The next due time of the same regime after this letter, if one has a number.
    private static @Nullable Instant nextClock(Assessment assessment, Duty sent) {
        return assessment.open().stream()
                .filter(duty -> duty.regime().equals(sent.regime()))
                .flatMap(duty -> duty.dueAt().stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Set<String> bodies(List<Outbox.Outgoing> outgoing, Assessment assessment) {
        Set<String> bodies = new HashSet<>(ministries(assessment));
        outgoing.forEach(o -> o.duty().recipients().forEach(r -> bodies.add(r.body())));
        return bodies;
    }

    private static List<String> ministries(Assessment assessment) {
        return assessment.duties().stream()
                .flatMap(duty -> duty.recipients().stream())
                .filter(recipient -> recipient.role().equals("sector-ministry"))
                .map(Recipient::body)
                .distinct()
                .toList();
    }

    private Facts withGiven(OperatorProfile profile, Dossier dossier, Report report) {
        return dossier.facts()
                .and(catalogues.now().vocabulary().constants())
                .and(
                        Map.of(
                                "operator_name",
                                profile.organisation().name().ja(),
                                "operator_country",
                                profile.country(),
                                "operator_sectors",
                                names(Duties.sectors(profile, dossier.facts())),
                                "report_number",
                                (long) report.number(),
                                "reported_at",
                                report.at()));
    }

    private String names(List<String> sectors) {
        return sectors.stream()
                .map(id -> catalogues.now().sector(id).map(s -> s.label().ja()).orElse(id))
                .collect(Collectors.joining("、"));
    }
}
