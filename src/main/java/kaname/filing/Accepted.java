package kaname.filing;

import java.util.List;
import java.util.UUID;
import kaname.duty.Assessment;
import kaname.exchange.Mailbox;
import kaname.incident.Dossier;

/// A report that was stored with its letters and receipt: the dossier and the duties as they stand
/// with it, the letters that went out, the text of `receipt.json`. `repeated` when the same request
/// had been accepted before and nothing new was stored.
public record Accepted(
        Dossier dossier,
        int report,
        Assessment assessment,
        List<Mailbox.Delivered> letters,
        String receipt,
        boolean repeated) {

    public Accepted {
        letters = List.copyOf(letters);
    }

    public UUID incident() {
        return dossier.incident().id();
    }
}
