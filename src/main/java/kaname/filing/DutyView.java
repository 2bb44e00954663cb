package kaname.filing;

import java.time.Instant;
import java.util.List;
import kaname.platform.Text;
import kaname.platform.web.DueClock;
import org.jspecify.annotations.Nullable;

/// One duty as its page shows it. `clock` is null while it has not started; `waiting` then says for
/// what; `moves` tell how reports moved it. A duty of effort has neither: nobody is told, its rule
/// in words is all there is. `send` is the page on which the operator files it, `question` the
/// first fact that it still needs.
record DutyView(
        String anchor,
        String regimeId,
        Text regime,
        Text stage,
        String dutyClass,
        Text classLabel,
        List<To> recipients,
        @Nullable DueClock clock,
        @Nullable Text waiting,
        Text rule,
        @Nullable Text counted,
        List<Text> moves,
        Basis basis,
        List<Text> why,
        List<Text> notes,
        @Nullable Text target,
        Text form,
        List<Text> missing,
        @Nullable String question,
        @Nullable Instant filedAt,
        List<LetterProgress> told,
        @Nullable String send,
        boolean fresh) {

    /// Who is told: the body that the law names, and the desk that acts for it here (null: nobody).
    record To(Text body, @Nullable Text desk, boolean unverified) {}

    /// The article in its instrument, and how it was read: `provenance` is primary, secondary or
    /// unverified.
    record Basis(Text article, String provenance, Text provenanceLabel) {}

    Text recipientNames() {
        return Text.list(recipients.stream().map(To::body).toList());
    }

    boolean running() {
        return clock != null && filedAt == null;
    }
}
