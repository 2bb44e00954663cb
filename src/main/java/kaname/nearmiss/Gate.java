package kaname.nearmiss;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Whether a reader could take several operators for the writer: k-anonymity over what is told
/// beside the text. What is told is made coarser until at least [#LEAST] fit; a text that says
/// itself that there is one only is held for a person.
///
/// @param sector what is told of the sector; null: withheld
/// @param crowd how many operators fit
/// @param reasons why a person has to look; empty: none has to
record Gate(@Nullable String sector, int crowd, List<Text> reasons) {

    static final int LEAST = 5;

    Gate {
        reasons = List.copyOf(reasons);
    }

    boolean holds() {
        return !reasons.isEmpty();
    }

    /// @param crowd how many operators there are of a sector, or of all for ""
    static Gate of(Passed passed, String sector, boolean withhold, ToIntFunction<String> crowd) {
        List<Text> reasons = new ArrayList<>();
        passed.result()
                .unique()
                .forEach(finding ->
                        reasons.add(
                                Text.of(
                                        "「"
                                                + passed.result()
                                                        .text()
                                                        .substring(finding.start(), finding.end())
                                                + "」と書かれていると、名を消しても分かります。言い換えると自動で通せます。",
                                        "“"
                                                + passed.result()
                                                        .text()
                                                        .substring(finding.start(), finding.end())
                                                + "” tells who wrote it without a name. Say it"
                                                + " another way to pass.")));
        passed.result()
                .doubts()
                .forEach(finding ->
                        reasons.add(
                                Text.of(
                                        "「"
                                                + passed.result()
                                                        .text()
                                                        .substring(finding.start(), finding.end())
                                                + "」が人や場所の名でないかを、事務局が見ます。",
                                        "The office looks whether “"
                                                + passed.result()
                                                        .text()
                                                        .substring(finding.start(), finding.end())
                                                + "” names somebody or somewhere.")));
        if (!passed.restored().isEmpty()) {
            reasons.add(
                    Text.of(
                            "名かもしれない語を残したので、事務局が見ます。",
                            "A word that may be a name was left in, so the office looks at it."));
        }
        int fit = crowd.applyAsInt(sector);
        if (withhold || fit < LEAST) {
            int all = crowd.applyAsInt("");
            if (!withhold) {
                reasons.add(
                        Text.of(
                                "同じ分野の事業者は"
                                        + fit
                                        + "者しか登録されていません（"
                                        + LEAST
                                        + "者以上で通せます）。分野は伏せ、文に分野が分かる語が残っていないかを事務局が見ます。",
                                "Only "
                                        + fit
                                        + " operators of this sector are registered; "
                                        + LEAST
                                        + " are needed. The sector is withheld, and the office"
                                        + " looks for words that tell it."));
            }
            return new Gate(null, all, reasons);
        }
        return new Gate(sector, fit, reasons);
    }
}
