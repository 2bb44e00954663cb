package kaname.exchange.paper;

import java.util.ArrayList;
import java.util.List;
import kaname.catalogue.Essential;
import kaname.catalogue.Phase;
import kaname.catalogue.Provenance;
import kaname.platform.Language;
import kaname.platform.Text;
import kaname.platform.web.Times;
import org.jspecify.annotations.Nullable;

/// One line of what stands above the form: who, to whom, under which law. `mark` is how the line
/// was read, if that is said.
record Line(String id, Text label, Text text, @Nullable Text mark) {

    static List<Line> of(Paper paper) {
        Paper.Head head = paper.head();
        Paper.Basis basis = paper.basis();
        Paper.Route route = paper.route();
        List<Line> lines = new ArrayList<>();
        lines.add(
                new Line(
                        "recipient",
                        Text.of("宛先", "To"),
                        route.recipient(),
                        route.recipientUnverified() ? Provenance.UNVERIFIED.label() : null));
        if (route.desk() != null && !route.desk().equals(route.recipient())) {
            lines.add(plain("desk", Text.of("窓口", "Received by"), route.desk()));
        }
        lines.add(plain("sender", Text.of("差出人", "From"), route.sender()));
        lines.add(plain("report", Text.of("報告", "Report"), report(head)));
        lines.add(plain("sent", Text.of("送付日時", "Sent"), sent(head)));
        lines.add(plain("rule", Text.of("制度と段階", "Rule and stage"), rule(basis)));
        lines.add(
                new Line(
                        "basis",
                        Text.of("根拠", "Legal basis"),
                        Text.of("{0} {1}", "{0}, {1}").with(basis.instrument(), basis.article()),
                        basis.provenance().label()));
        lines.add(new Line("form", Text.of("様式", "Form"), head.title(), head.provenance().label()));
        head.sharing()
                .ifPresent(label -> lines.add(plain("sharing", Text.of("共有範囲", "Sharing"), label)));
        lines.add(plain("letter", Text.of("文書番号", "Document"), Text.same(head.letter())));
        return lines;
    }

    /// In which reports the item is asked for.
    static Text need(Essential essential) {
        Text from = needFrom(essential.from());
        return switch (essential.until()) {
            case NEVER -> from;
            case FIRST, INTERMEDIATE -> Text.of("{0}、中間の前まで", "{0}, not in interim").with(from);
            case FINAL -> Text.of("{0}、最終の前まで", "{0}, not in final").with(from);
        };
    }

    private static Text needFrom(Phase phase) {
        return switch (phase) {
            case FIRST -> Text.of("必須", "Required");
            case INTERMEDIATE -> Text.of("必須（中間から）", "Required from interim");
            case FINAL -> Text.of("必須（最終まで）", "Required by final");
            case NEVER -> Text.of("任意", "Optional");
        };
    }

    static Text drill() {
        return Text.of("演習　これは訓練です。", "EXERCISE. This is a drill.");
    }

    static Text report(Paper.Head head) {
        return Text.of("第{0}報", "No. {0}").with(head.report());
    }

    static Text sent(Paper.Head head) {
        return Text.of(
                Times.full(head.sentAt(), Language.JA) + "（UTC+9）",
                Times.full(head.sentAt(), Language.EN) + " (UTC+9)");
    }

    private static Text rule(Paper.Basis basis) {
        Text rule = Text.of("{0}　{1}", "{0}: {1}").with(basis.regime(), basis.stage());
        Text dutyClass = basis.dutyClass();
        return dutyClass == null ? rule : Text.of("{0}（{1}）", "{0} ({1})").with(rule, dutyClass);
    }

    private static Line plain(String id, Text label, Text text) {
        return new Line(id, label, text, null);
    }
}
