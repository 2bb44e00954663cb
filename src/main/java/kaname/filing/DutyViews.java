package kaname.filing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.ClockRule;
import kaname.catalogue.ClockWords;
import kaname.catalogue.FactWords;
import kaname.catalogue.Provenance;
import kaname.catalogue.Regime;
import kaname.catalogue.Stage;
import kaname.duty.ClockReading;
import kaname.duty.Duty;
import kaname.duty.Matter.StageId;
import kaname.duty.Recipient;
import kaname.exchange.Mailbox;
import kaname.filing.reminder.ClockChange;
import kaname.platform.Language;
import kaname.platform.Text;
import kaname.platform.web.Times;
import kaname.registry.Organisation;
import org.jspecify.annotations.Nullable;

/// Turns the duties of one matter into what its pages show.
final class DutyViews {

    private static final String CEPTOAR = "ceptoar";

    private final Catalogue catalogue;
    private final FactWords words;
    private final Matters.Open open;
    private final Map<String, Organisation> acting;
    private final List<Mailbox.Delivered> letters;
    private final List<ClockChange> changes;
    private final Set<StageId> fresh;

    DutyViews(
            Catalogue catalogue,
            Matters.Open open,
            Map<String, Organisation> acting,
            List<Mailbox.Delivered> letters,
            List<ClockChange> changes,
            Set<StageId> fresh) {
        this.catalogue = catalogue;
        this.words = new FactWords(catalogue.vocabulary());
        this.open = open;
        this.acting = acting;
        this.letters = letters;
        this.changes = changes;
        this.fresh = fresh;
    }

    DutyView of(Duty duty) {
        ClockReading clock = duty.clock();
        boolean report = !duty.recipients().isEmpty();
        boolean shown = clock.startedAt() != null || duty.filed();
        boolean fileable = report && (clock.startedAt() != null || clock.numberless());
        return new DutyView(
                duty.regime().id() + "-" + duty.stage().id(),
                duty.regime().id(),
                duty.regime().title(),
                duty.stage().title(),
                duty.regime().dutyClass().id(),
                duty.regime().dutyClass().label(),
                duty.recipients().stream().map(this::to).toList(),
                report && shown ? DutyClock.of(duty, open.assessment().asOf()) : null,
                report && !shown ? waiting(duty) : null,
                clock.says(),
                clock.due() == null ? null : clock.due().how(),
                moves(duty),
                basis(duty),
                duty.why(),
                clock.notes(),
                target(clock.rule().target()),
                catalogue.form(duty.form()).title(),
                duty.missing().stream().map(words::label).toList(),
                duty.missing().isEmpty() ? null : duty.missing().getFirst(),
                duty.filedAt(),
                told(duty),
                sendPage(duty, fileable),
                fresh.contains(duty.id()));
    }

    LetterProgress progress(Mailbox.Delivered delivered) {
        var letter = delivered.letter();
        Optional<Regime> regime = catalogue.regime(letter.regime());
        Text stage =
                regime.stream()
                        .flatMap(r -> r.stages().stream())
                        .filter(s -> s.id().equals(letter.stage()))
                        .map(Stage::title)
                        .findFirst()
                        .orElse(Text.same(letter.stage()));
        return LetterProgress.of(
                delivered,
                body(letter.recipientBody()),
                regime.map(Regime::title).orElse(Text.same(letter.regime())),
                stage);
    }

    private Text body(String id) {
        var body = catalogue.bodies().get(id);
        return body == null ? Text.same(id) : body.shortName();
    }

    private DutyView.To to(Recipient recipient) {
        String key = recipient.role().equals(CEPTOAR) ? CEPTOAR : recipient.body();
        Organisation desk = acting.get(key);
        return new DutyView.To(
                recipient.name(), desk == null ? null : desk.name(), recipient.unverified());
    }

    private DutyView.Basis basis(Duty duty) {
        Provenance provenance = duty.provenance();
        Text instrument = catalogue.instrument(duty.regime().instrument()).title();
        Text article =
                Text.of(
                        named(instrument.ja(), duty.article().ja(), " "),
                        named(instrument.en(), duty.article().en(), ", "));
        return new DutyView.Basis(
                article, provenance.name().toLowerCase(Locale.ROOT), provenance.label());
    }

    /// Some articles are cited with the name of their instrument: it is not said twice.
    private static String named(String instrument, String article, String between) {
        return article.startsWith(instrument) ? article : instrument + between + article;
    }

    private Text waiting(Duty duty) {
        return new ClockWords(catalogue).waiting(duty.clock().limit().starts(), duty.regime());
    }

    private List<Text> moves(Duty duty) {
        return changes.stream()
                .filter(change -> change.stage().equals(duty.id()))
                .map(DutyViews::move)
                .toList();
    }

    private static Text move(ClockChange change) {
        Text why =
                change.edition() != 0
                        ? Text.of("制度の改定（第{0}版）により ", "The framework changed (edition {0}): ")
                                .with(change.edition())
                        : change.correctsTheStart()
                                ? Text.of("起算の訂正により ", "The start was corrected: ")
                                : Text.of("状況の変化により ", "Circumstances changed: ");
        ClockChange.Reading now = change.now();
        return Text.of("{0}{1} → {2}（第{3}報）", "{0}{1} → {2} (report {3})")
                .with(
                        why,
                        due(change.was()),
                        now == null ? Text.of("義務なし", "no duty") : due(now),
                        change.report());
    }

    private static Text due(ClockChange.Reading reading) {
        Instant due = reading.due();
        Instant at = due == null ? reading.started() : due;
        Text when = Text.of(Times.fullDue(at, Language.JA), Times.fullDue(at, Language.EN));
        return due == null ? Text.of("{0} から（期限の数字なし）", "from {0} (no number)").with(when) : when;
    }

    private static @Nullable Text target(ClockRule.@Nullable Target target) {
        if (target == null) {
            return null;
        }
        return Text.of(
                        "目安 {0}〜{1}（{2}、{3}。法定の期限ではありません）",
                        "Guidance hopes for {0} to {1} ({2}, {3}; no legal limit)")
                .with(
                        target.from().says(),
                        target.to().says(),
                        target.source().title(),
                        target.source().provenance().label());
    }

    /// The latest letter to each: what an earlier one said stands in it.
    private List<LetterProgress> told(Duty duty) {
        Map<String, Mailbox.Delivered> latest = new LinkedHashMap<>();
        letters.stream()
                .filter(d -> d.letter().regime().equals(duty.regime().id()))
                .filter(d -> d.letter().stage().equals(duty.stage().id()))
                .forEach(d -> latest.put(d.letter().recipientBody(), d));
        return latest.values().stream().map(this::progress).toList();
    }

    private @Nullable String sendPage(Duty duty, boolean fileable) {
        boolean operators = duty.regime().bearer() == Regime.Bearer.OPERATOR;
        if (duty.filed() || !operators || !fileable) {
            return null;
        }
        UUID incident = open.dossier().incident().id();
        String stage = duty.regime().id() + "/" + duty.stage().id();
        return "/incidents/" + incident + "/send?stage=" + stage;
    }
}
