package kaname.nearmiss;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Sector;
import kaname.exchange.DatedReceipt;
import kaname.exchange.Hash;
import kaname.exchange.KeyRing;
import kaname.nearmiss.Sealed.Content;
import kaname.nearmiss.Sealed.ForOffice;
import kaname.nearmiss.Sealed.ForReporter;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.Vault;
import kaname.registry.Directory;
import kaname.registry.KnownNames;
import kaname.registry.OperatorProfile;
import kaname.registry.Organisation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a near miss in: shows the text as it will leave, and, once the reporter agreed to exactly
/// that text, seals who wrote it for the office alone.
@Service
@Transactional
class TellNearMiss {

    /// @param submission of the form, so that sending the same text twice tells it once
    /// @param contact for the office alone
    /// @param restored numbers of suspicions that are no names
    /// @param withholdSector the reporter would rather not have its sector told
    record Entered(
            UUID submission,
            Account account,
            @Nullable String contact,
            Set<Integer> restored,
            boolean withholdSector,
            boolean exercise) {}

    /// @param approval what the reporter agrees to when it sends: the SHA-256 of the text as it
    ///   will leave
    record Preview(
            Passed passed, Gate gate, Passed.Parts leaves, boolean reviewed, String approval) {}

    /// @param receipt a signed statement that on this day something was told, without a name
    record Told(Ticket ticket, DatedReceipt.Signed receipt, boolean review) {}

    private static final SecureRandom LOT = new SecureRandom();

    private final Directory directory;
    private final KnownNames names;
    private final ClosedWorlds worlds;
    private final Catalogues catalogues;
    private final OfficeKeys offices;
    private final Passages passages;
    private final ReleasePlan plan;
    private final KeyRing keys;
    private final Vault vault;
    private final Clock clock;

    TellNearMiss(
            Directory directory,
            KnownNames names,
            ClosedWorlds worlds,
            Catalogues catalogues,
            OfficeKeys offices,
            Passages passages,
            ReleasePlan plan,
            KeyRing keys,
            Vault vault,
            Clock clock) {
        this.directory = directory;
        this.names = names;
        this.worlds = worlds;
        this.catalogues = catalogues;
        this.offices = offices;
        this.passages = passages;
        this.plan = plan;
        this.keys = keys;
        this.vault = vault;
        this.clock = clock;
    }

    /// Where the caller's reports would go; empty if its office opened no anonymous way yet.
    @Transactional(readOnly = true)
    java.util.Optional<OfficeKeys.Office> office(Caller caller) {
        return directory
                .operator(caller.organisation())
                .map(OperatorProfile::ceptoar)
                .flatMap(offices::find);
    }

    /// Stores nothing.
    ///
    /// @throws Problem 400 with every place to correct; 403 unless the caller reports for an
    ///   operator; 409 without an office that opened the way
    @Transactional(readOnly = true)
    Preview preview(Caller caller, Entered entered) {
        OperatorProfile profile = operator(caller);
        OfficeKeys.Office office = office(profile);
        checked(entered);
        Passed passed = Passed.through(entered.account(), worlds.now(), entered.restored());
        Gate gate =
                Gate.of(
                        passed,
                        profile.sectors().isEmpty() ? "" : profile.sectors().getFirst(),
                        entered.withholdSector() || profile.sectors().size() != 1,
                        sector -> names.crowd(sector.isEmpty() ? null : sector));
        Passed.Parts leaves = passed.leaves();
        return new Preview(
                passed,
                gate,
                leaves,
                office.reviewsAll() || gate.holds(),
                Hash.sha256(leaves.whole()).hex());
    }

    /// @param approval of the preview that the reporter saw
    /// @throws Problem as [#preview]; 409 if the text would now leave otherwise than it was shown
    Told tell(Caller caller, Entered entered, String approval) {
        Preview preview = preview(caller, entered);
        if (!preview.approval().equals(approval)) {
            throw Problem.of(
                    409,
                    "not-as-shown",
                    Text.of(
                            "伝わる文が、確かめていただいたものと変わりました。もう一度確かめてください。何も送っていません",
                            "The text would leave otherwise than you saw it: look again. Nothing"
                                    + " was sent"));
        }
        OperatorProfile profile = operator(caller);
        OfficeKeys.Office office = office(profile);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        UUID relayed = UUID.randomUUID();
        Ticket ticket =
                Ticket.of(
                        vault.mark(
                                "near-miss ticket",
                                caller.account() + " " + entered.submission() + " " + approval));
        Content content = content(entered, preview, now);
        boolean review = preview.reviewed();
        boolean first =
                passages.add(
                        new Passage(
                                UUID.randomUUID(),
                                office.id(),
                                Passage.Kind.REPORT,
                                Bytes.of(ticket.locator()),
                                Bytes.of(ticket.key().publicKey()),
                                Wall.seal(
                                        office.publicKey(),
                                        Wall.OFFICE,
                                        forOffice(
                                                profile, entered, preview, now, relayed, content)),
                                Wall.seal(
                                        Bytes.of(ticket.key().publicKey()),
                                        Wall.REPORTER,
                                        new ForReporter(entered.account(), relayed, null, content)),
                                null,
                                review ? Passage.State.REVIEW : Passage.State.LEAVING,
                                preview.gate().holds(),
                                entered.exercise(),
                                LocalDate.parse(content.month())));
        if (first && !review) {
            passages.letGo(relayed, office.id(), Passage.Kind.REPORT, plan.due(now, LOT), content);
        }
        return new Told(ticket, receipt(preview, ticket, now), review);
    }

    private DatedReceipt.Signed receipt(Preview preview, Ticket ticket, Instant now) {
        return DatedReceipt.sign(
                "near-miss",
                LocalDate.ofInstant(now, OfficeKeys.TOKYO),
                Hash.sha256(preview.leaves().whole() + "\n" + ticket.shown()),
                keys.current());
    }

    private static ForOffice forOffice(
            OperatorProfile profile,
            Entered entered,
            Preview preview,
            Instant now,
            UUID relayed,
            Content content) {
        return new ForOffice(
                profile.organisation().id(),
                profile.organisation().name().ja(),
                profile.organisation().name().en(),
                entered.contact(),
                now,
                entered.account(),
                entered.restored(),
                relayed,
                null,
                content,
                preview.gate().reasons().stream().map(Text::ja).toList());
    }

    private Content content(Entered entered, Preview preview, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, OfficeKeys.TOKYO);
        return new Content(
                audience(preview.gate().sector(), today),
                preview.gate().sector(),
                entered.account().systems(),
                today.withDayOfMonth(1).toString(),
                preview.leaves().what(),
                preview.leaves().whyNot(),
                preview.gate().crowd(),
                entered.exercise());
    }

    /// The ministries of the sector that is told, and the coordinator.
    private List<String> audience(@Nullable String sector, LocalDate today) {
        List<String> audience =
                new ArrayList<>(
                        directory.ofKind("coordinator").stream().map(Organisation::id).toList());
        if (sector != null) {
            List<String> bodies =
                    catalogues.now().sector(sector).stream()
                            .flatMap(s -> s.ministriesOn(today).stream())
                            .map(Sector.Responsible::body)
                            .toList();
            directory.actingFor(bodies).values().forEach(m -> audience.add(m.id()));
        }
        return audience.stream().distinct().sorted().toList();
    }

    private OperatorProfile operator(Caller caller) {
        return directory
                .operator(caller.organisation())
                .orElseThrow(() ->
                        Problem.of(
                                403,
                                "not-an-operator",
                                Text.of(
                                        "報告できるのは事業者の窓口だけです",
                                        "Only an operator's desk can report")));
    }

    private OfficeKeys.Office office(OperatorProfile profile) {
        return java.util.Optional.ofNullable(profile.ceptoar())
                .flatMap(offices::find)
                .orElseThrow(() ->
                        Problem.of(
                                409,
                                "no-anonymous-way",
                                Text.of(
                                        "あなたの分野のセプター事務局は、まだ匿名の受付を始めていません。何も送っていません",
                                        "Your CEPTOAR office has not opened the anonymous way yet."
                                                + " Nothing was sent")));
    }

    private void checked(Entered entered) {
        List<Problem.Field> refused = new ArrayList<>();
        Account account = entered.account();
        if (account.what().isEmpty()) {
            refused.add(field("/what", "起こりかけたことを書いてください", "say what nearly happened"));
        }
        tooLong(account.what(), "/what", refused);
        tooLong(account.whyNot(), "/whyNot", refused);
        Set<String> kinds =
                Set.copyOf(
                        catalogues.now().vocabulary().fact("system_kind").choices().stream()
                                .map(choice -> choice.id())
                                .toList());
        for (int i = 0; i < account.systems().size(); i++) {
            if (!kinds.contains(account.systems().get(i))) {
                refused.add(
                        field("/systems/" + i, "システムの種類の一つにしてください", "one of the kinds of systems"));
            }
        }
        if (entered.contact() != null && entered.contact().length() > 500) {
            refused.add(field("/contact", "500文字以内にしてください", "at most 500 characters"));
        }
        if (!refused.isEmpty()) {
            throw new Problem(
                    400,
                    "invalid-near-miss",
                    Text.of(
                            "入力に直すところがあります。何も送っていません",
                            "Some input needs correcting; nothing was sent"),
                    refused);
        }
    }

    private static void tooLong(
            @Nullable String text, String pointer, List<Problem.Field> refused) {
        if (text != null && text.length() > Account.LONGEST) {
            refused.add(
                    field(
                            pointer,
                            Account.LONGEST + "文字以内にしてください",
                            "at most " + Account.LONGEST + " characters"));
        }
    }

    private static Problem.Field field(String pointer, String ja, String en) {
        return new Problem.Field(pointer, Text.of(ja, en));
    }
}
