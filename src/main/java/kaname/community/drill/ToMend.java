package kaname.community.drill;

import java.util.ArrayList;
import java.util.List;
import kaname.platform.Text;

/// A contact that this drill found wanting, why, and who should mend it.
public record ToMend(String organisation, Text name, List<Text> why, Text who) {

    /// Everybody whose contact was missing or expired, whom no channel reaches, or who did not
    /// answer though told, in the order given.
    static List<ToMend> among(List<Call> calls) {
        return calls.stream().filter(call -> !why(call).isEmpty()).map(ToMend::of).toList();
    }

    private static ToMend of(Call call) {
        Text who =
                call.stage() == Call.Stage.OFFICE
                        ? Text.of("{0}が自ら直す", "{0} itself").with(call.name())
                        : Text.of("{0}が直し、{1}が確かめる", "{0} itself; {1} sees to it")
                                .with(call.name(), call.aboveName());
        return new ToMend(call.organisation(), call.name(), why(call), who);
    }

    private static List<Text> why(Call call) {
        List<Text> why = new ArrayList<>();
        switch (call.contact()) {
            case MISSING -> why.add(Text.of("連絡先の登録がない", "no contact is registered"));
            case EXPIRED -> why.add(Text.of("連絡先が期限切れ", "the contact has expired"));
            case FRESH -> {}
        }
        if (call.channels() == 0) {
            why.add(Text.of("お知らせの届け先がない", "no channel takes messages"));
        }
        if (call.told() && !call.confirmed()) {
            why.add(Text.of("返事がなかった", "nobody answered"));
        }
        return List.copyOf(why);
    }
}
