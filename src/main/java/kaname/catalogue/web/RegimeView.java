package kaname.catalogue.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.ClockRule;
import kaname.catalogue.ClockWords;
import kaname.catalogue.Condition;
import kaname.catalogue.ConditionWords;
import kaname.catalogue.Conflict;
import kaname.catalogue.DutyClass;
import kaname.catalogue.FactWords;
import kaname.catalogue.Form;
import kaname.catalogue.Instrument;
import kaname.catalogue.Limit;
import kaname.catalogue.Penalty;
import kaname.catalogue.Provenance;
import kaname.catalogue.Regime;
import kaname.catalogue.Sector;
import kaname.catalogue.Source;
import kaname.catalogue.Stage;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A regime for a lawyer: every part with its article and its source.
record RegimeView(
        String id,
        Text title,
        DutyClass dutyClass,
        Text headline,
        Text about,
        Basis basis,
        Binds binds,
        List<TriggerView> triggers,
        List<StageView> stages,
        List<Standing> statuses,
        List<ConflictView> conflicts,
        @Nullable Guidance penalty,
        @Nullable FactLink voluntary,
        List<ExampleView> examples,
        List<Citations.Entry> sources) {

    /// Sources that disagree, side by side; `follows` is the number of the one that the rule
    /// follows.
    record ConflictView(Text about, List<Guidance> readings, @Nullable Integer follows, Text why) {}

    record Basis(
            Text instrument,
            Text article,
            @Nullable String number,
            @Nullable Text promulgated,
            @Nullable Text inForce,
            @Nullable Text note,
            Text readOn,
            Citations.Cited cited,
            Citations.Cited instrumentCited) {}

    record Binds(
            Text text,
            List<String> statuses,
            @Nullable Text sectors,
            @Nullable Integer graceMonths,
            Citations.@Nullable Cited graceCited,
            Text bearer,
            @Nullable Text consent) {}

    record TriggerView(
            String id,
            Text says,
            @Nullable Text article,
            Text condition,
            String cel,
            List<FactLink> reads,
            boolean arms,
            Citations.Cited cited) {}

    record FactLink(String id, Text label) {}

    record StageView(
            String id,
            Text title,
            Text phase,
            String css,
            Text within,
            Text rule,
            @Nullable Text article,
            Text starts,
            Text counting,
            Text files,
            Text recipients,
            List<FormLink> forms,
            @Nullable Text when,
            @Nullable Text validity,
            @Nullable Guidance target,
            List<Guidance> unless,
            @Nullable Guidance answer,
            Citations.Cited cited) {}

    record FormLink(String id, Text title, @Nullable Text when) {}

    /// Something beside the limit itself, with its own source.
    record Guidance(Text says, Citations.Cited cited) {}

    record Standing(Text from, Text is, boolean ahead, Citations.Cited cited) {}

    static RegimeView of(
            Regime regime, Catalogue catalogue, List<ExampleView> examples, LocalDate today) {
        return new Writer(regime, catalogue, today).write(examples);
    }

    /// Writes the view of one regime, numbering its sources as they come up.
    private static final class Writer {
        private final Regime regime;
        private final Catalogue catalogue;
        private final LocalDate today;
        private final Citations citations = new Citations();
        private final RuleWords rules;
        private final FactWords facts;
        private final ConditionWords conditions;

        Writer(Regime regime, Catalogue catalogue, LocalDate today) {
            this.regime = regime;
            this.catalogue = catalogue;
            this.today = today;
            this.rules = new RuleWords(catalogue);
            this.facts = new FactWords(catalogue.vocabulary());
            this.conditions = new ConditionWords(facts);
        }

        RegimeView write(List<ExampleView> examples) {
            return new RegimeView(
                    regime.id(),
                    regime.title(),
                    regime.dutyClass(),
                    headline(),
                    regime.about(),
                    basis(),
                    binds(),
                    regime.triggers().stream().map(this::trigger).toList(),
                    regime.stages().stream().map(this::stage).toList(),
                    regime.status().stream().map(this::standing).toList(),
                    regime.conflicts().stream().map(this::conflict).toList(),
                    penalty(),
                    voluntary(),
                    examples,
                    citations.all());
        }

        private ConflictView conflict(Conflict conflict) {
            List<Guidance> readings =
                    conflict.readings().stream()
                            .map(r -> new Guidance(r.says(), citations.cite(r.source())))
                            .toList();
            Source follows = conflict.follows();
            return new ConflictView(
                    conflict.about(),
                    readings,
                    follows == null ? null : citations.cite(follows).number(),
                    conflict.why());
        }

        private @Nullable Guidance penalty() {
            Penalty penalty = regime.penalty();
            return penalty == null
                    ? null
                    : new Guidance(penalty.says(), citations.cite(penalty.source()));
        }

        private @Nullable FactLink voluntary() {
            String id = regime.voluntary();
            return id == null
                    ? null
                    : catalogue.regime(id).map(r -> new FactLink(id, r.title())).orElse(null);
        }

        private Text headline() {
            Text standing =
                    regime.on(today)
                            .map(status ->
                                    Text.of("{0}（{1}）", "{0}, {1}")
                                            .with(status.is().label(), Days.since(status.from())))
                            .orElse(Text.of("まだ存在しません", "not yet existing"));
            return regime.stages().isEmpty()
                    ? Text.of("{0}。決まった報告はありません。", "Currently {0}. It sets no fixed report.")
                            .with(standing)
                    : Text.of("{0}。報告は{1}つ：{2}。", "Currently {0}. Reports: {1} ({2}).")
                            .with(standing, regime.stages().size(), reports());
        }

        private Text reports() {
            return Text.list(
                    regime.stages().stream()
                            .map(stage ->
                                    Text.of("{0} {1}", "{0}: {1}")
                                            .with(stage.title(), ClockWords.within(stage.clock())))
                            .toList());
        }

        private Basis basis() {
            Instrument instrument = catalogue.instrument(regime.instrument());
            return new Basis(
                    instrument.title(),
                    regime.article(),
                    instrument.number(),
                    instrument.promulgated() == null ? null : Days.of(instrument.promulgated()),
                    instrument.inForce() == null ? null : Days.of(instrument.inForce()),
                    instrument.note(),
                    Days.of(regime.knownFrom()),
                    citations.cite(regime.source()),
                    citations.cite(instrument.source()));
        }

        private Binds binds() {
            Regime.Applies applies = regime.applies();
            List<Text> sectors =
                    applies.sectors().stream()
                            .flatMap(id -> catalogue.sector(id).stream())
                            .map(Sector::label)
                            .toList();
            return new Binds(
                    applies.text(),
                    applies.to(),
                    sectors.isEmpty() ? null : Text.list(sectors),
                    applies.graceMonths() == 0 ? null : applies.graceMonths(),
                    applies.graceSource() == null ? null : citations.cite(applies.graceSource()),
                    regime.bearer() == Regime.Bearer.MINISTRY
                            ? Text.of("報告を受けた省庁", "the ministry that received a report")
                            : Text.of("事業者", "the operator"),
                    consent());
        }

        private @Nullable Text consent() {
            return switch (regime.consent()) {
                case ASSUMED ->
                        Text.of(
                                "任意。断らない限り報告と一緒に送る",
                                "voluntary: goes with the report unless declined");
                case ASKED -> Text.of("任意。事業者が選んだときだけ送る", "voluntary: sent only when asked for");
                case null -> null;
            };
        }

        private TriggerView trigger(Regime.Trigger trigger) {
            return new TriggerView(
                    trigger.id(),
                    trigger.says(),
                    trigger.article(),
                    conditions.say(trigger.when()),
                    ConditionWords.cel(trigger.when()),
                    links(trigger.when()),
                    trigger.source().provenance().arms(),
                    citations.cite(trigger.source()));
        }

        private List<FactLink> links(Condition condition) {
            Set<String> reads = new TreeSet<>(condition.reads());
            return reads.stream()
                    .filter(id -> catalogue.vocabulary().find(id).isPresent())
                    .map(id -> new FactLink(id, facts.label(id)))
                    .toList();
        }

        private StageView stage(Stage stage) {
            var clock = stage.clock();
            var target = clock.target();
            return new StageView(
                    stage.id(),
                    stage.title(),
                    RuleWords.stage(stage.phase()),
                    clock.numberless() ? "clock clock-promptly" : "clock clock-running",
                    ClockWords.within(clock),
                    clock.says(),
                    stage.article(),
                    starts(clock),
                    counting(clock),
                    RuleWords.files(stage.files()),
                    Text.list(
                            stage.recipients().stream()
                                    .map(r -> rules.recipient(r, today))
                                    .toList()),
                    forms(stage),
                    stage.when() == null ? null : conditions.say(stage.when()),
                    validity(stage),
                    target == null
                            ? null
                            : new Guidance(
                                    RuleWords.target(target), citations.cite(target.source())),
                    clock.unless().stream()
                            .map(u -> new Guidance(u.says(), citations.cite(u.source())))
                            .toList(),
                    answer(stage.answer()),
                    citations.cite(stage.source()));
        }

        private @Nullable Guidance answer(Stage.@Nullable Answer answer) {
            return answer == null
                    ? null
                    : new Guidance(
                            Text.of("{0}（{1}）", "{0} ({1})").with(answer.says(), answer.article()),
                            citations.cite(answer.source()));
        }

        private Text starts(ClockRule clock) {
            ClockWords words = new ClockWords(catalogue);
            return Text.list(
                    clock.limits().stream()
                            .map(limit -> words.start(limit.starts(), regime))
                            .distinct()
                            .toList());
        }

        private static Text counting(ClockRule clock) {
            Stream<Text> limits = clock.limits().stream().map(limit -> limit.counting().says());
            Stream<Text> periods =
                    clock.limits().stream()
                            .flatMap(limit -> Stream.ofNullable(limit.after()))
                            .map(Limit.After::says);
            Stream<Text> closed = Stream.ofNullable(clock.closedDay()).map(day -> day.says());
            return Text.list(
                    Stream.of(periods, limits, closed).flatMap(all -> all).distinct().toList());
        }

        private List<FormLink> forms(Stage stage) {
            Stream<FormLink> only =
                    Stream.ofNullable(stage.form()).map(id -> new FormLink(id, title(id), null));
            Stream<FormLink> chosen =
                    stage.forms().stream()
                            .map(choice -> {
                                Condition when = choice.when();
                                return new FormLink(
                                        choice.use(),
                                        title(choice.use()),
                                        when == null
                                                ? Text.of("それ以外", "otherwise")
                                                : conditions.say(when));
                            });
            return Stream.concat(only, chosen).toList();
        }

        private Text title(String form) {
            Form found = catalogue.form(form);
            return found.title();
        }

        private static @Nullable Text validity(Stage stage) {
            List<Text> bounds =
                    Stream.of(
                                    stage.from() == null ? null : Days.since(stage.from()),
                                    stage.to() == null
                                            ? null
                                            : Text.of("{0}の前日まで", "until the day before {0}")
                                                    .with(Days.of(stage.to())))
                            .filter(Objects::nonNull)
                            .toList();
            return bounds.isEmpty() ? null : Text.list(bounds);
        }

        private Standing standing(Regime.Status status) {
            return new Standing(
                    Days.of(status.from()),
                    status.is().label(),
                    status.from().isAfter(today),
                    citations.cite(status.source()));
        }
    }

    /// Whether anything on the page rests on a source that was not read.
    boolean unverified() {
        return sources.stream()
                .anyMatch(source -> source.cited().provenance() == Provenance.UNVERIFIED);
    }
}
