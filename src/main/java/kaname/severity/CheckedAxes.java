package kaname.severity;

import java.util.ArrayList;
import java.util.List;
import kaname.catalogue.PlainText;
import kaname.catalogue.Scale;
import kaname.platform.Problem;
import kaname.platform.Text;

/// A rating says something of every axis, once, and why.
final class CheckedAxes {

    private static final int LONGEST = 2000;

    private CheckedAxes() {}

    static void check(Scale scale, List<Rating.OnAxis> axes) {
        List<Problem.Field> wrong = new ArrayList<>();
        for (Scale.Axis axis : scale.axes()) {
            List<Rating.OnAxis> said =
                    axes.stream().filter(one -> one.axis().equals(axis.id())).toList();
            if (said.size() != 1
                    || said.getFirst().level() < 0
                    || said.getFirst().level() >= scale.levels().size()) {
                wrong.add(
                        new Problem.Field(
                                "/axes/" + axis.id() + "/level",
                                Text.of("「{0}」を0〜{1}で選んでください", "choose from 0 to {1} for: {0}")
                                        .with(axis.label(), scale.levels().size() - 1)));
            } else if (!reasoned(said.getFirst())) {
                wrong.add(
                        new Problem.Field(
                                "/axes/" + axis.id() + "/because",
                                Text.of(
                                                "「{0}」をそう評価する理由を、{1}文字以内で書いてください",
                                                "give the reason in at most {1} characters for:"
                                                        + " {0}")
                                        .with(axis.label(), LONGEST)));
            }
        }
        if (axes.size() > scale.axes().size()) {
            wrong.add(
                    new Problem.Field(
                            "/axes",
                            Text.of("この尺度にない軸があります", "there is an axis that the scale has not")));
        }
        if (!wrong.isEmpty()) {
            throw new Problem(
                    400,
                    "invalid-rating",
                    Text.of(
                            "評価に足りないところがあります。何も保存していません",
                            "The rating lacks something; nothing was stored"),
                    wrong);
        }
    }

    /// No effect needs no reason.
    private static boolean reasoned(Rating.OnAxis one) {
        return (one.level() == 0 || !one.because().isBlank())
                && one.because().codePointCount(0, one.because().length()) <= LONGEST
                && !PlainText.hasForbidden(one.because());
    }
}
