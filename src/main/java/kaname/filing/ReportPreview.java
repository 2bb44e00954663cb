package kaname.filing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaname.catalogue.DutyClass;
import kaname.catalogue.FactWords;
import kaname.catalogue.Provenance;
import kaname.catalogue.Regime;
import kaname.catalogue.Regime.Bearer;
import kaname.catalogue.Vocabulary;
import kaname.duty.Assessment;
import kaname.duty.Duty;
import kaname.duty.Recipient;
import kaname.filing.ReportDesk.Outlook;
import kaname.platform.Text;
import kaname.platform.web.DueClock;
import org.jspecify.annotations.Nullable;

/// What the answers given so far set in motion, as the page shows it.
///
/// `now` goes out with this report; `later` is owed after it; `open` hangs on one more answer;
/// `voluntary` is for the operator to choose; `ministry` is done by others.
record ReportPreview(
        Text headline,
        List<Line> now,
        List<Line> later,
        List<Line> open,
        List<Line> voluntary,
        List<Line> ministry) {

    /// One letter. `clock` is null where it has not started: then `rule` alone says when. `ask`
    /// names what would decide it.
    record Line(
            String regime,
            DutyClass dutyClass,
            Text title,
            List<To> to,
            @Nullable DueClock clock,
            Text rule,
            Text article,
            Provenance provenance,
            List<Text> why,
            boolean sent,
            @Nullable Text ask,
            List<String> askFacts,
            List<Then> then) {}

    /// What follows the first letter of a regime, with its number.
    record Then(Text stage, Instant due) {}

    /// Who is told: as the law names it, and who acts for it here (null: nobody does).
    record To(Text name, @Nullable Text here, boolean unverified) {}

    static ReportPreview of(
            Outlook outlook, ReportForm form, Vocabulary vocabulary, boolean stated, Instant asOf) {
        return new Drawing(outlook, form, new FactWords(vocabulary), asOf).draw(stated);
    }

    boolean empty() {
        return Stream.of(now, later, open, voluntary).allMatch(List::isEmpty);
    }

    private record Drawing(Outlook outlook, ReportForm form, FactWords words, Instant asOf) {

        ReportPreview draw(boolean stated) {
            List<Duty> own =
                    outlook.assessment().duties().stream()
                            .filter(d -> d.regime().bearer() == Bearer.OPERATOR)
                            .filter(d -> !d.recipients().isEmpty()) // effort is nothing to report
                            .toList();
            List<Line> now = new ArrayList<>();
            List<Line> later = new ArrayList<>();
            for (Duty duty : own) {
                if (duty.regime().consent() == null) {
                    boolean goes = outlook.outgoing().contains(duty);
                    (goes ? now : later).add(line(duty, goes, null));
                }
            }
            List<Line> open =
                    outlook.assessment().undecided().stream()
                            .filter(u -> u.regime().bearer() == Bearer.OPERATOR)
                            .filter(u -> u.regime().consent() == null)
                            .flatMap(u -> earliest(u.duties()).stream().map(d -> line(d, u)))
                            .toList();
            List<Line> ministry =
                    outlook.assessment().duties().stream()
                            .filter(d -> d.regime().bearer() == Bearer.MINISTRY)
                            .map(d -> line(d, false, null))
                            .toList();
            return new ReportPreview(
                    headline(now, later, stated), now, later, open, voluntary(own), ministry);
        }

        /// One line a voluntary regime, however many stages it has.
        private List<Line> voluntary(List<Duty> own) {
            List<Line> lines = new ArrayList<>();
            List<Regime> seen = new ArrayList<>();
            for (Duty duty : own) {
                Regime regime = duty.regime();
                if (regime.consent() != null && !seen.contains(regime)) {
                    seen.add(regime);
                    lines.add(line(duty, form.sends(regime), null));
                }
            }
            outlook.assessment().undecided().stream()
                    .filter(u -> u.regime().consent() != null)
                    .forEach(u ->
                            u.duties().stream()
                                    .findFirst()
                                    .ifPresent(d -> lines.add(line(d, form.sends(u.regime()), u))));
            return lines;
        }

        private static Optional<Duty> earliest(List<Duty> duties) {
            return duties.stream()
                    .min(
                            Comparator.comparing((Duty d) ->
                                    d.clock().promptly()
                                            ? Instant.MIN
                                            : d.dueAt().orElse(Instant.MAX)));
        }

        private Line line(Duty duty, Assessment.Undecided open) {
            return line(duty, false, open);
        }

        private Line line(Duty duty, boolean sent, Assessment.@Nullable Undecided open) {
            List<Text> why = new ArrayList<>(open == null ? duty.why() : open.why());
            var due = duty.clock().due();
            if (due != null) {
                why.add(due.how());
            }
            why.addAll(duty.clock().notes());
            return new Line(
                    duty.regime().id(),
                    duty.regime().dutyClass(),
                    Text.of("{0} — {1}", "{0} — {1}")
                            .with(duty.regime().title(), duty.stage().title()),
                    duty.recipients().stream().map(this::to).toList(),
                    due == null && !duty.clock().numberless() ? null : DutyClock.of(duty, asOf),
                    duty.clock().says(),
                    duty.article(),
                    duty.provenance(),
                    why,
                    sent,
                    open == null ? null : words.labels(open.ask()),
                    open == null ? List.of() : open.ask(),
                    open == null ? List.of() : then(duty, open.duties()));
        }

        private static List<Then> then(Duty first, List<Duty> duties) {
            return duties.stream()
                    .filter(duty -> !duty.equals(first))
                    .flatMap(duty ->
                            duty.dueAt().map(at -> new Then(duty.stage().title(), at)).stream())
                    .toList();
        }

        private To to(Recipient recipient) {
            return new To(
                    recipient.name(),
                    outlook.at(recipient).map(o -> o.name()).orElse(null),
                    recipient.unverified());
        }

        private Text headline(List<Line> now, List<Line> later, boolean stated) {
            if (!stated) {
                return Text.of(
                        "答えるにつれて、届く先と期限がここに出ます。",
                        "As you answer, who is told and by when appears here.");
            }
            long places =
                    outlook.outgoing().stream()
                            .filter(d -> d.regime().bearer() == Bearer.OPERATOR)
                            .flatMap(d -> d.recipients().stream())
                            .map(Recipient::body)
                            .distinct()
                            .count();
            long mandatory =
                    Stream.concat(now.stream(), later.stream())
                            .filter(line -> line.dutyClass() == DutyClass.MANDATORY)
                            .count();
            if (places == 0) {
                return Text.of(
                        "このままでは、どこにも届きません。あなたの組織の記録にだけ残ります。",
                        "As it stands, this reaches nobody: it stays in your own records.");
            }
            return mandatory == 0
                    ? Text.of(
                                    "この報告は{0}か所に届きます。法律で決まった報告は、今のところありません。",
                                    "This report reaches {0} office(s). So far no law requires a"
                                            + " report.")
                            .with(places)
                    : Text.of(
                                    "この報告は{0}か所に届きます。法律で決まった報告は{1}件です。",
                                    "This report reaches {0} office(s). Reports required by law:"
                                            + " {1}.")
                            .with(places, mandatory);
        }
    }
}
