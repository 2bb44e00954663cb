package kaname.cli;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Counting;
import kaname.catalogue.FactWords;
import kaname.catalogue.Provenance;
import kaname.duty.Assessment;
import kaname.duty.Duty;
import kaname.duty.Recipient;
import kaname.platform.Language;
import kaname.platform.Text;

/// An assessment for a person at a terminal: a block a duty, then what is open, then what does not
/// apply.
final class DutiesTable {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'JST'");

    private final FactWords words;
    private final Catalogue catalogue;
    private final Language language;
    private final StringBuilder out = new StringBuilder();

    DutiesTable(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.words = new FactWords(catalogue.vocabulary());
        this.language = language;
    }

    String write(Assessment assessment) {
        line(
                0,
                say(
                        "{0} 時点の答え",
                        "As of {0}",
                        MINUTE.format(assessment.asOf().atZone(Counting.JAPAN.zone()))));
        line(0, "");
        line(
                0,
                assessment.duties().isEmpty()
                        ? say(
                                "今の情報では、生じている報告はありません。",
                                "On what is known, nothing has to be reported.")
                        : say("報告するもの：{0}件", "To be told: {0}", assessment.duties().size()));
        assessment.duties().forEach(this::duty);
        undecided(assessment.undecided());
        notTriggered(assessment.notTriggered());
        return out.toString();
    }

    private void duty(Duty duty) {
        line(0, "");
        line(
                1,
                mark(duty)
                        + " "
                        + text(duty.regime().title())
                        + " — "
                        + text(duty.stage().title())
                        + "  → "
                        + recipients(duty));
        line(2, say("期限  {0}", "due    {0}", due(duty)));
        Text article = duty.article();
        line(
                2,
                say(
                        "根拠  {0} {1}{2}",
                        "basis  {0}, {1}{2}",
                        text(catalogue.instrument(duty.regime().instrument()).title()),
                        text(article),
                        provenance(duty.provenance())));
        line(2, say("様式  {0}", "form   {0}", text(catalogue.form(duty.form()).title())));
        if (!duty.missing().isEmpty()) {
            line(2, say("未記入  {0}", "needs  {0}", text(words.labels(duty.missing()))));
        }
        duty.why().forEach(why -> line(2, say("理由  {0}", "why    {0}", text(why))));
        duty.clock().notes().forEach(note -> line(2, say("注  {0}", "note   {0}", text(note))));
    }

    private void undecided(List<Assessment.Undecided> all) {
        if (all.isEmpty()) {
            return;
        }
        line(0, "");
        line(0, say("次の答えで決まるもの：{0}件", "Decided by one more answer: {0}", all.size()));
        for (Assessment.Undecided open : all) {
            line(0, "");
            line(1, "？ " + text(open.regime().title()));
            line(2, say("問い  {0}", "ask    {0}", text(words.labels(open.ask()))));
            open.duties().stream()
                    .map(d -> text(d.stage().title()) + "：" + due(d) + " → " + recipients(d))
                    .forEach(then -> line(2, say("該当なら  {0}", "if so  {0}", then)));
        }
    }

    private void notTriggered(List<Assessment.NotTriggered> all) {
        line(0, "");
        line(0, say("生じないもの：{0}件とその理由", "Not triggered: {0}, and why", all.size()));
        for (Assessment.NotTriggered none : all) {
            line(1, "－ " + text(none.regime().title()) + (none.unverified() ? "【未確認】" : ""));
            none.why().forEach(why -> line(3, text(why)));
        }
    }

    private String mark(Duty duty) {
        return switch (duty.regime().dutyClass()) {
            case MANDATORY -> say("■義務", "■ mandatory");
            case EFFORT -> say("□努力義務", "□ effort");
            case VOLUNTARY -> say("◇任意", "◇ voluntary");
        };
    }

    private String due(Duty duty) {
        String rule = text(duty.clock().says());
        return duty.dueAt()
                .map(at -> when(at) + "（" + rule + "）")
                .orElse(
                        duty.clock().numberless() || duty.clock().startedAt() != null
                                ? rule
                                : rule + say("（起算点がまだありません）", " (not started yet)"));
    }

    private String recipients(Duty duty) {
        return duty.recipients().stream()
                .map(this::recipient)
                .collect(Collectors.joining(language == Language.JA ? "、" : ", "));
    }

    private String recipient(Recipient recipient) {
        return text(recipient.name()) + (recipient.unverified() ? "【未確認】" : "");
    }

    private static String provenance(Provenance provenance) {
        return provenance == Provenance.PRIMARY ? "" : "【" + provenance.label().ja() + "】";
    }

    /// Midnight is the end of the day before: 24:00.
    static String when(Instant instant) {
        ZonedDateTime local = instant.atZone(Counting.JAPAN.zone());
        boolean midnight = local.getHour() == 0 && local.getMinute() == 0 && local.getSecond() == 0;
        return midnight
                ? DateTimeFormatter.ISO_LOCAL_DATE.format(local.minusDays(1)) + " 24:00 JST"
                : MINUTE.format(local);
    }

    private String text(Text text) {
        return text.in(language);
    }

    private String say(String ja, String en, Object... values) {
        return Text.of(ja, en).with(values).in(language);
    }

    private void line(int indent, String text) {
        out.append("  ".repeat(indent)).append(text.stripTrailing()).append('\n');
    }
}
