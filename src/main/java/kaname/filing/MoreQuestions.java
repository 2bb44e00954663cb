package kaname.filing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import kaname.catalogue.Catalogue;
import kaname.catalogue.DutyClass;
import kaname.catalogue.Fact;
import kaname.catalogue.FactType;
import kaname.catalogue.FactWords;
import kaname.catalogue.Facts;
import kaname.catalogue.Regime.Bearer;
import kaname.catalogue.Regime.Consent;
import kaname.catalogue.Vocabulary;
import kaname.duty.Assessment.Undecided;
import kaname.duty.Duty;
import kaname.duty.Recipient;
import kaname.platform.Text;
import kaname.platform.web.DueClock;
import org.jspecify.annotations.Nullable;

/// Puts the questions of a matter in order: each once, under the clock that waits for it soonest.
final class MoreQuestions {

    /// What changes as the service does; asked in one place.
    private static final List<String> UPDATE =
            List.of("service_state", "state_since", "restored_at", "expected_restoration_at");

    private static final Text WHETHER = Text.of("要否の判定", "whether it applies");
    private static final Text NOBODY = Text.same("—");

    private final Catalogue catalogue;
    private final Vocabulary vocabulary;
    private final FactWords words;
    private final MoreView.Source source;
    private final Facts facts;
    private final Set<String> placed = new LinkedHashSet<>();
    private final Map<String, Set<Text>> readers = new HashMap<>();
    private final Map<String, Set<Text>> needed = new HashMap<>();

    MoreQuestions(Catalogue catalogue, MoreView.Source source) {
        this.catalogue = catalogue;
        this.vocabulary = catalogue.vocabulary();
        this.words = new FactWords(vocabulary);
        this.source = source;
        this.facts = source.open().dossier().facts();
        source.assessment().duties().stream().filter(this::mayAsk).forEach(this::remember);
        source.assessment().undecided().forEach(this::remember);
    }

    private void remember(Duty duty) {
        for (String fact : sent(duty) ? catalogue.form(duty.form()).facts() : List.<String>of()) {
            Set<Text> known = readers.computeIfAbsent(fact, _ -> new LinkedHashSet<>());
            duty.recipients().stream().map(Recipient::name).forEach(known::add);
        }
        if (!duty.filed()) {
            duty.missing().forEach(fact -> need(fact, duty.regime().title(), duty.stage().title()));
        }
    }

    /// What goes out only when asked for asks nothing before the operator has sent it once.
    private boolean mayAsk(Duty duty) {
        return duty.regime().consent() != Consent.ASKED
                || source.assessment().duties().stream()
                        .anyMatch(other -> other.filed() && other.regime().equals(duty.regime()));
    }

    /// A voluntary form reads nothing before the operator has sent it once.
    private static boolean sent(Duty duty) {
        return duty.filed() || duty.regime().dutyClass() != DutyClass.VOLUNTARY;
    }

    private void remember(Undecided open) {
        open.ask().forEach(fact -> need(fact, open.regime().title(), WHETHER));
    }

    private void need(String fact, Text regime, Text stage) {
        needed.computeIfAbsent(fact, _ -> new LinkedHashSet<>()).add(named(regime, stage));
    }

    private static Text named(Text regime, Text stage) {
        return Text.of("{0}（{1}）", "{0} ({1})").with(regime, stage);
    }

    /// One asker of questions, with its place in the order.
    private record Asker(
            @Nullable Instant due,
            boolean voluntary,
            Text title,
            List<String> ask,
            String anchor,
            DutyClass dutyClass,
            @Nullable DueClock clock,
            Text why,
            Text own) {}

    private static final Comparator<Asker> SOONEST =
            Comparator.comparing(Asker::voluntary)
                    .thenComparing(asker -> asker.due() == null ? Instant.MIN : asker.due());

    List<MoreView.Asked> questions() {
        List<Asker> askers = new ArrayList<>();
        source.assessment().undecided().stream()
                .filter(open -> open.regime().bearer() == Bearer.OPERATOR)
                .map(this::asker)
                .forEach(askers::add);
        source.assessment().open().stream()
                .filter(duty -> duty.regime().bearer() == Bearer.OPERATOR)
                .filter(this::mayAsk)
                .map(this::asker)
                .forEach(askers::add);
        return askers.stream()
                .sorted(SOONEST)
                .map(asker ->
                        new MoreView.Asked(
                                asker.anchor(),
                                asker.title(),
                                asker.dutyClass().id(),
                                asker.dutyClass().label(),
                                asker.clock(),
                                asker.why(),
                                place(asker.ask(), fact -> !facts.answered(fact), asker.own())))
                .filter(asked -> !asked.fields().isEmpty())
                .toList();
    }

    private Asker asker(Duty duty) {
        boolean started = duty.clock().startedAt() != null;
        Instant due = duty.dueAt().orElse(null);
        return new Asker(
                started ? due : Instant.MAX,
                duty.regime().dutyClass() == DutyClass.VOLUNTARY,
                Text.of("{0}：{1}", "{0}: {1}")
                        .with(
                                Text.list(duty.recipients().stream().map(Recipient::name).toList()),
                                duty.stage().title()),
                duty.missing(),
                duty.regime().id() + "-" + duty.stage().id(),
                duty.regime().dutyClass(),
                started ? DutyClock.of(duty, source.now()) : null,
                Text.of("{0}の報告に必要です。", "Needed for the report under {0}.")
                        .with(duty.regime().title()),
                named(duty.regime().title(), duty.stage().title()));
    }

    private Asker asker(Undecided open) {
        boolean promptly = open.duties().stream().anyMatch(duty -> duty.clock().promptly());
        Instant first =
                open.duties().stream()
                        .flatMap(duty -> duty.dueAt().stream())
                        .min(Instant::compareTo)
                        .orElse(null);
        Instant due = promptly ? null : first;
        return new Asker(
                due,
                open.regime().dutyClass() == DutyClass.VOLUNTARY,
                Text.of("あと一つの答えで決まる：{0}", "One more answer decides: {0}")
                        .with(open.regime().title()),
                open.ask(),
                "decide-" + open.regime().id(),
                open.regime().dutyClass(),
                promptly || due != null ? DueClock.of(due, source.now(), false) : null,
                Text.of(
                        "報告が要るかどうかがこの答えで決まります。期限は該当した場合のものです。",
                        "These decide whether a report is owed; the time limit holds if it is."),
                named(open.regime().title(), WHETHER));
    }

    List<MoreField> update() {
        return UPDATE.stream()
                .filter(placed::add)
                .flatMap(fact -> vocabulary.find(fact).stream())
                .map(fact -> field(fact, false, NOBODY))
                .toList();
    }

    List<MoreField> correcting() {
        return source.correct().stream()
                .filter(facts::answered)
                .filter(placed::add)
                .flatMap(fact -> vocabulary.find(fact).stream())
                .filter(Fact::askable)
                .map(fact -> field(fact, true, NOBODY))
                .toList();
    }

    List<MoreView.Known> known() {
        return vocabulary.facts().values().stream()
                .filter(Fact::askable)
                .filter(fact -> facts.answered(fact.id()) && !placed.contains(fact.id()))
                .map(fact ->
                        new MoreView.Known(
                                fact.id(), fact.label(), current(fact), !facts.known(fact.id())))
                .sorted(Comparator.comparing((MoreView.Known known) -> !known.open()))
                .toList();
    }

    List<MoreView.Group> others() {
        return vocabulary.groups().stream()
                .map(group ->
                        new MoreView.Group(
                                group.label(),
                                place(
                                        vocabulary.facts().values().stream()
                                                .filter(fact -> fact.group().equals(group.id()))
                                                .map(Fact::id)
                                                .toList(),
                                        fact -> !facts.answered(fact),
                                        NOBODY)))
                .filter(group -> !group.fields().isEmpty())
                .toList();
    }

    private List<MoreField> place(List<String> ids, Predicate<String> which, Text asker) {
        return ids.stream()
                .filter(which)
                .filter(id -> !UPDATE.contains(id))
                .flatMap(id -> vocabulary.find(id).stream())
                .filter(Fact::askable)
                .filter(fact -> placed.add(fact.id()))
                .map(fact -> field(fact, false, asker))
                .toList();
    }

    private MoreField field(Fact fact, boolean filled, Text asker) {
        Object value = facts.value(fact.id());
        List<String> typed = source.typed().getOrDefault(fact.id(), List.of());
        if (typed.isEmpty() && filled && value != null) {
            typed = MoreInput.shown(value);
        }
        boolean span = fact.type() == FactType.DURATION && typed.size() == 2;
        return new MoreField(
                fact,
                typed,
                span ? typed.get(0) : "",
                span ? typed.get(1) : "",
                value == null ? null : words.value(fact.id(), value),
                source.errors().get(fact.id()),
                others(needed.get(fact.id()), asker),
                listed(readers.get(fact.id())));
    }

    private Text current(Fact fact) {
        Object value = facts.value(fact.id());
        return value == null ? Text.same("—") : words.value(fact.id(), value);
    }

    /// Who else needs it than the one under whom it stands.
    private static @Nullable Text others(@Nullable Set<Text> needed, Text asker) {
        if (needed == null) {
            return null;
        }
        Set<Text> rest = new LinkedHashSet<>(needed);
        rest.remove(asker);
        return listed(rest);
    }

    private static @Nullable Text listed(@Nullable Set<Text> texts) {
        return texts == null || texts.isEmpty() ? null : Text.list(List.copyOf(texts));
    }
}
