package kaname.filing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Facts;
import kaname.duty.Assessment;
import kaname.duty.Duty;
import kaname.duty.Matter.StageId;
import kaname.duty.Recipient;
import kaname.incident.Wishes;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Prepares the page of next questions, and says what the answers would do.
@Component
class MoreViews {

    private final Catalogues catalogues;
    private final Matters matters;

    MoreViews(Catalogues catalogues, Matters matters) {
        this.catalogues = catalogues;
        this.matters = matters;
    }

    MoreView of(
            MoreView.Source source,
            String submission,
            MoreView.@Nullable Preview preview,
            @Nullable Text notice) {
        MoreQuestions order = new MoreQuestions(catalogues.now(), source);
        List<MoreField> correcting = order.correcting();
        List<MoreView.Asked> questions = order.questions();
        List<MoreField> update = order.update();
        long asked = questions.stream().mapToLong(group -> group.fields().size()).sum();
        return new MoreView(
                source.open().dossier().incident(),
                headline(asked),
                questions,
                update,
                correcting,
                order.known(),
                order.others(),
                submission,
                source.open().dossier().lastReport(),
                preview,
                notice,
                mistakes(source));
    }

    private static Text headline(long asked) {
        return asked == 0
                ? Text.of("いま期限のために答えることはありません。", "No clock waits for an answer now.")
                : Text.of(
                                "期限が待っている質問は{0}件です。分かるものだけ答えてください。",
                                "Questions that a clock waits for: {0}. Answer what you know.")
                        .with(asked);
    }

    private List<MoreView.Mistake> mistakes(MoreView.Source source) {
        return source.errors().entrySet().stream()
                .map(entry ->
                        new MoreView.Mistake(
                                "q-" + entry.getKey(),
                                catalogues.now().vocabulary().fact(entry.getKey()).label(),
                                entry.getValue()))
                .toList();
    }

    MoreView.Preview preview(Matters.Open open, Facts stated) {
        Assessment after = matters.preview(open, stated);
        Set<StageId> before = new HashSet<>();
        open.assessment().duties().forEach(duty -> before.add(duty.id()));
        return new MoreView.Preview(
                after.duties().stream()
                        .filter(duty -> !before.contains(duty.id()))
                        .map(MoreViews::says)
                        .toList(),
                new Outbox(catalogues.now(), Wishes.NONE, open.dossier().declined())
                        .of(after, stated.values().keySet()).stream()
                                .flatMap(out ->
                                        out.duty().recipients().stream().map(to -> letter(out, to)))
                                .toList(),
                after.undecided().stream().map(undecided -> undecided.regime().title()).toList());
    }

    private static MoreView.Preview.Letter letter(Outbox.Outgoing out, Recipient to) {
        return new MoreView.Preview.Letter(
                to.name(),
                Text.of("{0}（{1}）", "{0} ({1})")
                        .with(out.duty().regime().title(), out.duty().stage().title()),
                !out.files());
    }

    private static Text says(Duty duty) {
        return Text.of("{0}（{1}）：{2}", "{0} ({1}): {2}")
                .with(duty.regime().title(), duty.stage().title(), duty.clock().says());
    }
}
