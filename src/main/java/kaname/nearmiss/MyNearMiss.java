package kaname.nearmiss;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaname.nearmiss.Sealed.Content;
import kaname.nearmiss.Sealed.ForOffice;
import kaname.nearmiss.Sealed.ForReporter;
import kaname.nearmiss.Sealed.Note;
import kaname.nearmiss.redaction.ClosedWorld;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What a reporter sees and does with nothing but the ticket: no name, no session.
@Service
class MyNearMiss {

    /// One thing that was told: what it says, where it is, and what the office would rather say.
    public record Piece(
            UUID id,
            Passage.Kind kind,
            Passage.State state,
            boolean exercise,
            Account account,
            Passed.Parts leaves,
            @Nullable UUID question,
            @Nullable Note note) {}

    /// @param out null until its batch left
    public record Mine(
            Piece report,
            List<Piece> answers,
            @Nullable Out out,
            List<Out.Look> looks,
            List<Out.Question> questions) {

        /// Answered, or on the way.
        public boolean answering(UUID question) {
            return answers.stream()
                    .anyMatch(a ->
                            question.equals(a.question())
                                    && a.state() != Passage.State.WITHDRAWN
                                    && a.state() != Passage.State.DECLINED);
        }
    }

    private static final SecureRandom LOT = new SecureRandom();

    private final TicketDoor door;
    private final Passages passages;
    private final Relayed relayed;
    private final OfficeKeys offices;
    private final ReleasePlan plan;
    private final Clock clock;

    MyNearMiss(
            TicketDoor door,
            Passages passages,
            Relayed relayed,
            OfficeKeys offices,
            ReleasePlan plan,
            Clock clock) {
        this.door = door;
        this.passages = passages;
        this.relayed = relayed;
        this.offices = offices;
        this.plan = plan;
        this.clock = clock;
    }

    /// Empty for a ticket that opens nothing.
    Optional<Mine> see(Ticket ticket) {
        return door.with(
                ticket,
                () -> {
                    List<Passage> all = passages.of(ticket);
                    return all.isEmpty() ? Optional.<Mine>empty() : Optional.of(mine(ticket, all));
                });
    }

    private Mine mine(Ticket ticket, List<Passage> all) {
        Passage first = report(all);
        Optional<ForReporter> opened = Wall.read(first, ticket);
        opened.ifPresent(it -> door.follow(it.relayed()));
        UUID out = opened.map(ForReporter::relayed).orElse(null);
        return new Mine(
                piece(first, ticket),
                all.stream()
                        .filter(p -> p.kind() == Passage.Kind.ANSWER)
                        .map(p -> piece(p, ticket))
                        .toList(),
                out == null ? null : relayed.find(out).orElse(null),
                out == null ? List.of() : relayed.looks(out),
                out == null ? List.of() : relayed.questions(out));
    }

    private static Passage report(List<Passage> all) {
        return all.stream()
                .filter(p -> p.kind() == Passage.Kind.REPORT)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static Piece piece(Passage passage, Ticket ticket) {
        ForReporter opened = Wall.read(passage, ticket).orElse(null);
        return new Piece(
                passage.id(),
                passage.kind(),
                passage.state(),
                passage.exercise(),
                opened == null ? new Account("", null, List.of()) : opened.account(),
                opened == null
                        ? new Passed.Parts("", null)
                        : new Passed.Parts(opened.content().what(), opened.content().whyNot()),
                opened == null ? null : opened.question(),
                Wall.note(passage, ticket).orElse(null));
    }

    /// Takes everything back: what has not left never leaves, what is out is emptied for everybody.
    void withdraw(Ticket ticket) {
        door.with(
                ticket,
                () -> {
                    List<Passage> all = passages.of(ticket);
                    for (Passage passage : all) {
                        Wall.read(passage, ticket)
                                .ifPresent(opened -> {
                                    door.follow(opened.relayed());
                                    passages.callBack(opened.relayed());
                                    relayed.withdraw(opened.relayed());
                                });
                        passages.erase(passage.id());
                    }
                    return all.size();
                });
    }

    /// Agrees to the text that the office proposed; it goes with the next batches.
    ///
    /// @throws Problem 409 unless the office asked
    void agree(Ticket ticket, UUID piece) {
        door.with(
                ticket,
                () -> {
                    Passage passage = held(ticket, piece);
                    ForReporter opened = Wall.read(passage, ticket).orElseThrow(Problem::notFound);
                    Note note = Wall.note(passage, ticket).orElseThrow(Problem::notFound);
                    Passed.Parts parts = new Passed.Parts(note.what(), note.whyNot());
                    Content content = opened.content().saying(parts);
                    passages.rewrite(
                            passage.id(),
                            passage.forOffice(),
                            Wall.seal(
                                    passage.reporterKey(),
                                    Wall.REPORTER,
                                    new ForReporter(
                                            opened.account(),
                                            opened.relayed(),
                                            opened.question(),
                                            content)),
                            Passage.State.LEAVING);
                    letGo(passage, opened, content);
                    return true;
                });
    }

    private Passage held(Ticket ticket, UUID piece) {
        Passage passage =
                passages.of(ticket).stream()
                        .filter(p -> p.id().equals(piece))
                        .findFirst()
                        .flatMap(p -> passages.hold(p.id()))
                        .orElseThrow(Problem::notFound);
        if (passage.state() != Passage.State.BACK) {
            throw Problem.of(409, "not-asked", Text.of("これはもう決まっています", "This was decided already"));
        }
        return passage;
    }

    private void letGo(Passage passage, ForReporter opened, Content content) {
        Object says =
                opened.question() == null
                        ? content
                        : new Sealed.Answer(opened.question(), content.what());
        passages.letGo(
                opened.relayed(), passage.office(), passage.kind(), plan.due(now(), LOT), says);
    }

    /// What of an answer would leave.
    Passed preview(String text, ClosedWorld world, Set<Integer> restored) {
        return Passed.through(new Account(text, null, List.of()), world, restored);
    }

    /// Answers a question through the wall, with exactly the text that was agreed to.
    ///
    /// @throws Problem 404 for a question that is not about this report; 400 for an empty or
    ///   overlong answer
    void answer(Ticket ticket, UUID question, Passed passed) {
        String text = passed.leaves().what();
        if (text.isEmpty() || text.length() > Relayed.LONGEST_QUESTION) {
            throw Problem.field(
                    "invalid-answer",
                    "/text",
                    Text.of("1〜4,000文字で書いてください", "between 1 and 4,000 characters"));
        }
        door.with(
                ticket,
                () -> {
                    Passage report = report(passages.of(ticket));
                    ForReporter told = Wall.read(report, ticket).orElseThrow(Problem::notFound);
                    door.follow(told.relayed());
                    if (relayed.questions(told.relayed()).stream()
                            .noneMatch(q -> q.id().equals(question))) {
                        throw Problem.notFound();
                    }
                    store(ticket, report, told, question, passed);
                    return true;
                });
    }

    private void store(
            Ticket ticket, Passage report, ForReporter told, UUID question, Passed passed) {
        OfficeKeys.Office office = offices.find(report.office()).orElseThrow(Problem::notFound);
        Instant now = now();
        UUID id = UUID.randomUUID();
        Account account = new Account(passed.result().text(), null, List.of());
        Content content = told.content().saying(passed.leaves());
        boolean review = office.reviewsAll() || !passed.plain();
        passages.add(
                new Passage(
                        UUID.randomUUID(),
                        office.id(),
                        Passage.Kind.ANSWER,
                        Bytes.of(ticket.locator()),
                        report.reporterKey(),
                        Wall.seal(
                                office.publicKey(),
                                Wall.OFFICE,
                                new ForOffice(
                                        "",
                                        "",
                                        "",
                                        null,
                                        now,
                                        account,
                                        passed.restored(),
                                        id,
                                        question,
                                        content,
                                        new ArrayList<>())),
                        Wall.seal(
                                report.reporterKey(),
                                Wall.REPORTER,
                                new ForReporter(account, id, question, content)),
                        null,
                        review ? Passage.State.REVIEW : Passage.State.LEAVING,
                        !passed.plain(),
                        report.exercise(),
                        LocalDate.ofInstant(now, OfficeKeys.TOKYO).withDayOfMonth(1)));
        if (!review) {
            passages.letGo(
                    id,
                    office.id(),
                    Passage.Kind.ANSWER,
                    plan.due(now, LOT),
                    new Sealed.Answer(question, content.what()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
