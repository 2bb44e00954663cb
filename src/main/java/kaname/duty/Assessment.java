package kaname.duty;

import java.time.Instant;
import java.util.List;
import kaname.catalogue.Facts;
import kaname.catalogue.Regime;
import kaname.platform.Text;

/// The whole answer for one matter at one point in time. `facts` are those that were weighed: what
/// was stated and what follows from the operator's statuses and from the other duties.
public record Assessment(
        Instant asOf,
        Facts facts,
        List<Duty> duties,
        List<Undecided> undecided,
        List<NotTriggered> notTriggered) {

    /// It depends on facts that nobody has stated yet: what it would ask (`duties`), and which
    /// facts decide.
    public record Undecided(Regime regime, List<Duty> duties, List<String> ask, List<Text> why) {}

    /// Why a regime asks for nothing. `unverified` marks one that would apply if its rule had been
    /// read.
    public record NotTriggered(Regime regime, List<Text> why, boolean unverified) {}

    public Assessment {
        duties = List.copyOf(duties);
        undecided = List.copyOf(undecided);
        notTriggered = List.copyOf(notTriggered);
    }

    /// Duties whose stage has not been filed yet.
    public List<Duty> open() {
        return duties.stream().filter(duty -> !duty.filed()).toList();
    }
}
