package kaname.dependency;

import java.util.Optional;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Strength;
import kaname.platform.Text;

/// Reads and says how strongly a service stands on another.
final class Strengths {

    private Strengths() {}

    /// One of the five answers, `1` to `5`, or shares above 0 and up to 1. `1` is the first answer;
    /// the whole is written `1.0`.
    static Optional<Estimate> read(String text) {
        return text.strip().matches("[1-5]")
                ? Strength.of(Integer.parseInt(text.strip()))
                        .map(answer -> Estimate.exactly(answer.share()))
                : Estimate.read(text).filter(one -> one.low() > 0 && one.high() <= 1);
    }

    /// As [#read] takes it.
    static String text(Estimate strength) {
        Optional<Strength> answer = answer(strength);
        if (answer.isPresent()) {
            return Integer.toString(answer.get().answer());
        }
        return strength.exact() && strength.likely() == 1 ? "1.0" : strength.toString();
    }

    private static Optional<Strength> answer(Estimate strength) {
        return strength.exact() ? Strength.of(strength.likely()) : Optional.empty();
    }

    static Text label(Estimate strength) {
        return answer(strength)
                .map(Strength::label)
                .orElseGet(() -> Text.same(strength.toString()));
    }
}
