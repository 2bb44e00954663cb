package kaname.framework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import kaname.catalogue.CatalogueFolder;
import kaname.catalogue.Counting;
import kaname.exchange.Hash;
import kaname.exchange.LedgerEntry;
import kaname.exchange.LedgerWriter;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes a change of the framework from draft to effect and back: by one who drafts and another who
/// decides, examined before it binds, with each step in the ledger.
@Service
@Transactional
public class ChangeFramework {

    private static final Set<String> DRAFTERS = Set.of("ministry-desk", "coordinator");
    private static final Set<String> DECIDERS = Set.of("coordinator");
    private static final int LONGEST_TITLE = 200;
    private static final JsonMapper CANONICAL = JsonMapper.builder().build();

    private final Changes changes;
    private final EditionShelf shelf;
    private final Editions editions;
    private final LedgerWriter ledger;
    private final Clock clock;

    ChangeFramework(
            Changes changes,
            EditionShelf shelf,
            Editions editions,
            LedgerWriter ledger,
            Clock clock) {
        this.changes = changes;
        this.shelf = shelf;
        this.editions = editions;
        this.ledger = ledger;
        this.clock = clock;
    }

    public static boolean mayDraft(Caller caller) {
        return DRAFTERS.contains(caller.role());
    }

    public static boolean mayDecide(Caller caller) {
        return DECIDERS.contains(caller.role());
    }

    /// @throws Problem 404 if there is none, or it is somebody's draft still
    @Transactional(readOnly = true)
    public Change find(UUID id) {
        return changes.find(id).orElseThrow(Problem::notFound);
    }

    /// The catalogue's files as they are in effect.
    @Transactional(readOnly = true)
    public CatalogueFolder files() {
        return shelf.files(shelf.latestNumber());
    }

    /// What the change would do if it were adopted now; of an adopted one, what it did.
    @Transactional(readOnly = true)
    public Examination examine(Change change) {
        return shelf.adoption(change.id())
                .map(edition ->
                        Examination.of(shelf.files(edition - 1), shelf.files(edition), today()))
                .orElseGet(() -> Examination.of(files(), change.texts(), today()));
    }

    /// Files of the change that somebody else has changed since they were drafted.
    @Transactional(readOnly = true)
    public List<String> overtaken(Change change) {
        return overtaken(change, files());
    }

    /// @throws Problem 403 for who may not draft, 400 naming what can't be taken
    public Change open(Caller caller, String title, Move draft) {
        permitted(caller, Act.DRAFTED);
        String name = title.strip();
        if (name.isEmpty() || name.length() > LONGEST_TITLE) {
            throw Problem.field(
                    "title-missing",
                    "/title",
                    Text.of("件名を1〜200文字で書いてください", "Give a title of 1 to 200 characters"));
        }
        UUID id = UUID.randomUUID();
        draft.check();
        changes.open(id, name, caller, now());
        take(caller, new Change(id, name, List.of(), new TreeMap<>()), draft);
        return find(id);
    }

    /// @throws Problem 403 for who may not, 409 when the change does not stand so that it can be
    ///   done, 400 naming what is missing
    public Change act(Caller caller, UUID id, Move move) {
        shelf.hold();
        permitted(caller, move.act());
        Change change = find(id);
        move.check();
        if (!move.act().follows(change.standing())) {
            throw Problem.of(
                    409,
                    "not-in-this-state",
                    Text.of(
                            "いまは「" + change.standing().standing().ja() + "」なので、この操作はできません",
                            "This can't be done with a change that is: "
                                    + change.standing().standing().en()));
        }
        if (move.after() != 0 && move.after() != change.last().number()) {
            throw Problem.of(
                    409,
                    "stepped-since",
                    Text.of(
                            "ご覧になったあとに、別の担当が先へ進めました。開き直して確かめてください",
                            "Somebody took a step since you looked: open it again and check"));
        }
        switch (move.act()) {
            case DRAFTED, RETURNED -> take(caller, change, move);
            case SUBMITTED -> submit(caller, change, move);
            case ADOPTED -> adopt(caller, change, move);
            case WITHDRAWN -> withdraw(caller, change, move);
        }
        return find(id);
    }

    private void submit(Caller caller, Change change, Move move) {
        notOvertaken(change);
        Examination found = passing(change);
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        if (found.needsReadiness() || move.record().has("readiness")) {
            record.set("readiness", Readiness.read(move.record()).write());
        }
        if (found.needsBurden() || move.record().has("burden")) {
            record.set("burden", BurdenSheet.read(move.record()).write());
        }
        take(caller, change, move.with(record));
    }

    private void adopt(Caller caller, Change change, Move move) {
        if (change.isFrom(caller.account())) {
            throw Problem.of(
                    403,
                    "own-change",
                    Text.of(
                            "自分が起案または提出した変更は、自分では採択できません。別の担当が採択してください",
                            "Whoever drafted or submitted a change doesn't adopt it: another"
                                    + " account of the coordinator decides"));
        }
        notOvertaken(change);
        Examination found = passing(change);
        // the catalogue may have moved on since it was submitted
        if (found.needsReadiness()) {
            Readiness.read(change.submitted());
        }
        if (found.needsBurden()) {
            BurdenSheet.read(change.submitted());
        }
        Set<String> confirmed = new HashSet<>();
        move.record().path("armed").forEach(place -> confirmed.add(place.asString("")));
        if (!confirmed.equals(Set.copyOf(found.armed()))) {
            throw new Problem(
                    409,
                    "confirm-what-it-arms",
                    Text.of(
                            "この変更で効力を持つことになる定めを、一つずつ確かめてください",
                            "Confirm each provision that this change arms"),
                    found.armed().stream()
                            .filter(place -> !confirmed.contains(place))
                            .map(place -> new Problem.Field("/record/armed", Text.same(place)))
                            .toList());
        }
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        found.armed().forEach(record.putArray("armed")::add);
        take(caller, change, move.with(record));
        turnTo(files().under(change.texts()), Edition.Cause.ADOPTION, change.id());
    }

    /// What stands without the change, on the release of today.
    private void withdraw(Caller caller, Change change, Move move) {
        CatalogueFolder rest = shelf.layered(CatalogueFolder.shipped(), change.id());
        Examination found = Examination.of(files(), rest, today());
        if (!found.passes()) {
            throw new Problem(
                    409,
                    "others-build-on-it",
                    Text.of(
                            "後から採択された変更がこの変更に基づいているため、取り下げられません。先にそちらを取り下げてください",
                            "A change adopted later builds on this one: withdraw that one first"),
                    reasons(found));
        }
        take(caller, change, move);
        turnTo(rest, Edition.Cause.WITHDRAWAL, change.id());
    }

    private void turnTo(CatalogueFolder folder, Edition.Cause cause, UUID change) {
        Hash release = shelf.latest().map(Edition::release).orElseThrow(IllegalStateException::new);
        shelf.put(folder, now(), cause, change, release);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        editions.turn();
                    }
                });
    }

    /// Stores the step, and the ledger entry whose content is the step's own document.
    private void take(Caller caller, Change change, Move move) {
        int number = change.steps().size() + 1;
        Change.Step step =
                new Change.Step(
                        number,
                        move.act(),
                        now(),
                        caller.account(),
                        caller.organisation(),
                        caller.organisationName(),
                        move.person().strip(),
                        move.because().strip(),
                        move.record());
        changes.step(change.id(), step);
        Map<String, Hash> hashes = new TreeMap<>();
        if (move.act() == Act.DRAFTED) {
            Map<String, String> files = drafted(change, move);
            changes.draft(change.id(), number, files, base(change, move, files));
            files.forEach((path, text) -> hashes.put(path, Hash.sha256(text)));
        } else {
            change.files().forEach((path, file) -> hashes.put(path, file.hash()));
        }
        ledger.append(
                step.at(),
                List.of(
                        new LedgerWriter.Act(
                                LedgerEntry.FRAMEWORK,
                                change.id(),
                                caller.organisation(),
                                "framework/" + number + "/" + move.act().id(),
                                Hash.sha256(document(change, step, hashes)))));
    }

    /// The text whose hash stands in the ledger.
    static String document(Change change, Change.Step step, Map<String, Hash> files) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("change", change.id().toString());
        document.put("title", change.title());
        document.put("step", step.number());
        document.put("act", step.act().id());
        document.put("at", step.at().toString());
        document.put("organisation", step.organisation());
        document.put("account", step.account().toString());
        document.put("person", step.person());
        document.put("because", step.because());
        document.set("record", step.record());
        ObjectNode hashes = document.putObject("files");
        new TreeMap<>(files).forEach((path, hash) -> hashes.put(path, hash.hex()));
        return CANONICAL.writeValueAsString(document);
    }

    private static Map<String, String> drafted(Change change, Move move) {
        Map<String, String> files = change.texts();
        move.files()
                .forEach((path, text) -> {
                    if (text.isBlank()) {
                        files.remove(path);
                    } else {
                        files.put(path, text);
                    }
                });
        if (files.isEmpty()) {
            throw Problem.field(
                    "files-missing",
                    "/files",
                    Text.of("変えるファイルを一つ以上添えてください", "Give at least one file to change"));
        }
        return files;
    }

    /// What is drafted now was seen against what is in effect now; the rest keeps its base.
    private Map<String, Hash> base(Change change, Move move, Map<String, String> files) {
        Map<String, String> now = files().files();
        Map<String, Hash> base = new TreeMap<>();
        for (String path : files.keySet()) {
            Change.DraftedFile before = change.files().get(path);
            String text = now.get(path);
            Hash seen =
                    before != null && !move.files().containsKey(path)
                            ? before.base()
                            : text == null ? null : Hash.sha256(text);
            if (seen != null) {
                base.put(path, seen);
            }
        }
        return base;
    }

    private void notOvertaken(Change change) {
        List<String> overtaken = overtaken(change, files());
        if (!overtaken.isEmpty()) {
            throw new Problem(
                    409,
                    "overtaken",
                    Text.of(
                            "起案のあと、同じファイルが別の変更で変わりました。いまの内容をもとに起案し直してください",
                            "Since this was drafted another change altered the same files: draft it"
                                    + " again from what is in effect now"),
                    overtaken.stream()
                            .map(path ->
                                    new Problem.Field(
                                            Move.pointer(path), Text.of("変わっています", "has changed")))
                            .toList());
        }
    }

    private static List<String> overtaken(Change change, CatalogueFolder now) {
        List<String> overtaken = new ArrayList<>();
        change.files()
                .forEach((path, file) -> {
                    String text = now.files().get(path);
                    @Nullable Hash is = text == null ? null : Hash.sha256(text);
                    if (!java.util.Objects.equals(is, file.base()) && !file.hash().equals(is)) {
                        overtaken.add(path);
                    }
                });
        return overtaken;
    }

    private Examination passing(Change change) {
        Examination found = examine(change);
        if (!found.passes()) {
            throw new Problem(
                    409,
                    "does-not-pass",
                    Text.of(
                            "この変更を適用すると制度データが成り立ちません",
                            "The catalogue would not hold with this change"),
                    reasons(found));
        }
        if (found.difference().lines().isEmpty()) {
            throw Problem.of(
                    409,
                    "changes-nothing",
                    Text.of("いまの内容と同じで、変わるところがありません", "It is what is in effect already"));
        }
        return found;
    }

    private static List<Problem.Field> reasons(Examination found) {
        List<Problem.Field> reasons = new ArrayList<>();
        if (found.unreadable() != null) {
            reasons.add(new Problem.Field("/files", Text.same(found.unreadable())));
        }
        found.failures().stream()
                .limit(20)
                .forEach(failure -> reasons.add(new Problem.Field("/files", Text.same(failure))));
        found.uncited()
                .forEach(place ->
                        reasons.add(
                                new Problem.Field(
                                        "/files",
                                        Text.of(
                                                place + " に根拠（条文・出典・読んだ日）がありません",
                                                place
                                                        + " lacks its article, source or the day"
                                                        + " it was read"))));
        return reasons;
    }

    private static void permitted(Caller caller, Act act) {
        if (act.decides() ? !mayDecide(caller) : !mayDraft(caller)) {
            throw Problem.of(
                    403,
                    "may-not-change-the-framework",
                    act.decides()
                            ? Text.of(
                                    "決められるのは総合調整の担当だけです",
                                    "Only the coordinator's desk decides on the framework")
                            : Text.of(
                                    "起案できるのは省庁と総合調整の担当だけです",
                                    "Only desks of ministries and the coordinator draft changes"));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Counting.JAPAN.zone());
    }
}
