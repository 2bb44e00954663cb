package kaname.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kaname.catalogue.Body;
import kaname.catalogue.Catalogue;
import kaname.catalogue.ClockWords;
import kaname.catalogue.Counting;
import kaname.catalogue.DutyClass;
import kaname.catalogue.Fact;
import kaname.catalogue.FactWords;
import kaname.catalogue.Facts;
import kaname.catalogue.Regime;
import kaname.catalogue.Regime.Bearer;
import kaname.catalogue.Stage;
import kaname.catalogue.Start;
import kaname.catalogue.Truth;
import kaname.platform.Text;

/// Says who must be told what, by when, under which article, and why. A pure function of its
/// arguments.
///
/// Operators' regimes are decided first; then those that bind a ministry because it received a
/// statutory report.
public final class AssessDuties {

    /// The fact that the first round states for the second.
    private static final String STATUTORY_REPORT = "statutory_report_to_ministry";

    /// Where nothing is said of it, no mode is declared.
    private static final Facts NOTHING_DECLARED =
            new Facts(Map.of("large_scale_mode", false, "severity_level", 0L));

    private static final String SECTOR_MINISTRY = "sector-ministry";

    private static final Comparator<Duty> BY_CLOCK =
            Comparator.comparing((Duty duty) -> duty.regime().bearer())
                    .thenComparing(duty -> duty.regime().dutyClass())
                    .thenComparing(duty ->
                            duty.dueAt()
                                    .orElse(duty.clock().promptly() ? Instant.MIN : Instant.MAX));

    private final Catalogue catalogue;
    private final Explain explain;
    private final ClockWords clockWords;

    public AssessDuties(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.explain = new Explain(new FactWords(catalogue.vocabulary()));
        this.clockWords = new ClockWords(catalogue);
    }

    public Assessment assess(Matter matter, Instant asOf) {
        Round round = new Round(matter, asOf);
        round.decide(Bearer.OPERATOR);
        round.tellTheSecondRound();
        round.decide(Bearer.MINISTRY);
        return round.assessment();
    }

    /// One assessment under way.
    private final class Round {
        private final Matter matter;
        private final Instant asOf;
        private final LocalDate today;
        private final Calendars calendars;
        private final List<Duty> duties = new ArrayList<>();
        private final List<Assessment.Undecided> undecided = new ArrayList<>();
        private final List<Assessment.NotTriggered> notTriggered = new ArrayList<>();
        // while nobody knows whether a law makes the operator report: the facts that would tell
        private final Set<String> decideStatutoryReport = new LinkedHashSet<>();
        private Facts facts;

        Round(Matter matter, Instant asOf) {
            this.matter = matter;
            this.asOf = asOf;
            this.today = asOf.atZone(Counting.JAPAN.zone()).toLocalDate();
            this.calendars = Calendars.of(matter.operator().country(), catalogue.announcedDays());
            this.facts =
                    NOTHING_DECLARED
                            .and(matter.facts().values())
                            .and(
                                    Map.of(
                                            "operator_statuses",
                                            matter.operator().statusesOn(today),
                                            "operator_sector_ids",
                                            matter.operator().sectors()));
        }

        void decide(Bearer bearer) {
            for (Regime regime : catalogue.regimes()) {
                if (regime.bearer() == bearer && regime.subject() == matter.subject()) {
                    decide(regime);
                }
            }
        }

        void tellTheSecondRound() {
            if (facts.answered(STATUTORY_REPORT)) {
                return;
            }
            boolean told = tellTheMinistry(duties);
            if (!told) {
                undecided.stream()
                        .filter(open -> tellTheMinistry(open.duties()))
                        .forEach(open -> decideStatutoryReport.addAll(open.ask()));
            }
            if (decideStatutoryReport.isEmpty()) {
                facts = facts.and(Map.of(STATUTORY_REPORT, told));
            }
        }

        private boolean tellTheMinistry(List<Duty> some) {
            return some.stream()
                    .filter(duty -> duty.regime().dutyClass() == DutyClass.MANDATORY)
                    .flatMap(duty -> duty.recipients().stream())
                    .anyMatch(this::isTheSectorsMinistry);
        }

        /// Whichever way the law names it: as the responsible ministry, by its name, or by an
        /// office of it.
        private boolean isTheSectorsMinistry(Recipient recipient) {
            Body body = catalogue.bodies().get(recipient.body());
            return recipient.role().equals(SECTOR_MINISTRY)
                    || ministries().stream()
                            .map(Recipient::body)
                            .anyMatch(ministry ->
                                    ministry.equals(recipient.body())
                                            || (body != null && ministry.equals(body.parent())));
        }

        Assessment assessment() {
            return new Assessment(
                    asOf,
                    facts,
                    duties.stream().sorted(BY_CLOCK).toList(),
                    undecided,
                    notTriggered);
        }

        private void decide(Regime regime) {
            switch (Applicability.of(regime, matter, catalogue, today)) {
                case Applicability.DoesNot(var because) ->
                        notTriggered.add(new Assessment.NotTriggered(regime, because, false));
                case Applicability.Binds(var because) -> {
                    if (!regime.source().provenance().arms()) {
                        unarmed(regime, explain.unverifiedRule());
                    } else {
                        weigh(regime, because);
                    }
                }
            }
        }

        private void weigh(Regime regime, List<Text> binds) {
            List<Weighed> weighed =
                    regime.triggers().stream().map(t -> Weighed.over(facts, t)).toList();
            Optional<Weighed> met = first(weighed, Truth.TRUE, true);
            Optional<Weighed> unverified = first(weighed, Truth.TRUE, false);
            Set<String> ask = missing(weighed);
            if (ask.remove(STATUTORY_REPORT)) {
                ask.addAll(decideStatutoryReport);
            }
            if (met.isPresent()) {
                List<Text> why = new ArrayList<>(binds);
                why.addAll(explain.met(met.get()));
                owe(regime, why);
            } else if (!ask.isEmpty()) {
                undecided.add(
                        new Assessment.Undecided(
                                regime,
                                dutiesOf(regime, List.of()),
                                List.copyOf(ask),
                                explain.open(weighed)));
            } else if (unverified.isPresent()) {
                unarmed(regime, explain.unverifiedTrigger(unverified.get().trigger()));
            } else {
                List<Text> why = new ArrayList<>(explain.notMet(weighed));
                Optional.ofNullable(regime.voluntary())
                        .flatMap(catalogue::regime)
                        .ifPresent(path -> why.add(explain.voluntary(path)));
                notTriggered.add(new Assessment.NotTriggered(regime, why, false));
            }
        }

        private void owe(Regime regime, List<Text> why) {
            for (Stage stage : regime.stagesOn(today)) {
                if (!stage.source().provenance().arms()) {
                    unarmed(regime, explain.unverifiedStage(stage));
                }
            }
            duties.addAll(dutiesOf(regime, why));
        }

        private List<Duty> dutiesOf(Regime regime, List<Text> why) {
            return regime.stagesOn(today).stream()
                    .filter(stage -> stage.source().provenance().arms())
                    .filter(this::exists)
                    .map(stage -> duty(regime, stage, why))
                    .toList();
        }

        private boolean exists(Stage stage) {
            return stage.when() == null || stage.when().over(facts).truth() == Truth.TRUE;
        }

        private Duty duty(Regime regime, Stage stage, List<Text> why) {
            String form = stage.formFor(facts);
            List<String> missing =
                    Stream.concat(
                                    catalogue.form(form).essentialFacts(stage.phase()).stream(),
                                    Safety.missing(regime, facts).stream())
                            .distinct()
                            .filter(fact ->
                                    catalogue
                                            .vocabulary()
                                            .find(fact)
                                            .filter(Fact::askable)
                                            .isPresent())
                            .filter(fact -> !facts.answered(fact))
                            .toList();
            Instant filedAt =
                    matter.filed().first(new Matter.StageId(regime.id(), stage.id())).orElse(null);
            ClockReading clock =
                    ClockReading.of(
                            stage.clock(),
                            new ClockReading.Circumstances(
                                    start -> moment(regime, start),
                                    start -> clockWords.waiting(start, regime),
                                    facts,
                                    calendars));
            return new Duty(regime, stage, recipients(stage), clock, form, missing, why, filedAt);
        }

        private Optional<Instant> moment(Regime regime, Start start) {
            return switch (start) {
                case Start.Stated(var fact) -> facts.get(fact, Instant.class);
                case Start.FirstFiling(var stage) ->
                        matter.filed().first(new Matter.StageId(regime.id(), stage));
                case Start.LatestFiling(var stage) ->
                        matter.filed().latest(new Matter.StageId(regime.id(), stage));
                case Start.Day(var day) ->
                        Optional.of(day.atStartOfDay(Counting.JAPAN.zone()).toInstant());
                case Start.Designated(var status) ->
                        matter.operator()
                                .holds(status, today)
                                .map(Operator.Held::from)
                                .map(day -> day.atStartOfDay(Counting.JAPAN.zone()).toInstant());
            };
        }

        private List<Recipient> recipients(Stage stage) {
            return stage.recipients().stream()
                    .flatMap(r -> resolve(r).stream())
                    .distinct()
                    .toList();
        }

        private List<Recipient> resolve(String role) {
            if (role.equals(SECTOR_MINISTRY)) {
                return ministries();
            }
            return List.of(
                    catalogue
                            .playing(role, today)
                            .map(body ->
                                    new Recipient(
                                            role,
                                            body.id(),
                                            body.shortName(),
                                            !body.source().provenance().arms()))
                            .orElseGet(() -> new Recipient(role, role, explain.role(role), false)));
        }

        private List<Recipient> ministries() {
            List<Recipient> found =
                    Applicability.sectorsOn(matter.operator(), catalogue, today).stream()
                            .flatMap(sector -> sector.ministriesOn(today).stream())
                            .map(m ->
                                    new Recipient(
                                            SECTOR_MINISTRY,
                                            m.body(),
                                            catalogue
                                                    .playing(m.body(), today)
                                                    .orElseThrow()
                                                    .shortName(),
                                            !m.source().provenance().arms()))
                            .distinct()
                            .toList();
            return found.isEmpty()
                    ? List.of(
                            new Recipient(
                                    SECTOR_MINISTRY,
                                    SECTOR_MINISTRY,
                                    explain.role(SECTOR_MINISTRY),
                                    false))
                    : found;
        }

        private void unarmed(Regime regime, Text why) {
            notTriggered.add(new Assessment.NotTriggered(regime, List.of(why), true));
        }
    }

    private static Optional<Weighed> first(List<Weighed> weighed, Truth truth, boolean armed) {
        return weighed.stream().filter(w -> w.is(truth, armed)).findFirst();
    }

    private static Set<String> missing(List<Weighed> weighed) {
        Set<String> missing = new LinkedHashSet<>();
        weighed.stream()
                .filter(w -> w.is(Truth.UNKNOWN, true))
                .forEach(w -> missing.addAll(w.verdict().missing()));
        return missing;
    }
}
