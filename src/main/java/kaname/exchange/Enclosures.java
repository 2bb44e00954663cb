package kaname.exchange;

import gg.jte.Content;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kaname.platform.web.Page;

/// What lies beside the letters of an incident and is kept in a room above the post office: drawn
/// there, shown on the pages of letters and incidents.
public interface Enclosures {

    /// What every room has to show, one after the other.
    static Content each(List<Enclosures> rooms, Function<Enclosures, Content> of) {
        List<Content> found = rooms.stream().map(of).toList();
        return out -> found.forEach(content -> content.writeTo(out));
    }

    /// For the page of an incident, read by its operator.
    default Content ofIncident(Page page, UUID incident) {
        return _ -> {};
    }

    /// For the page of a near miss that was relayed without a name: for a desk that reads it, or,
    /// without a caller, for the one who wrote it.
    default Content ofRelayed(Page page, UUID relayed) {
        return _ -> {};
    }

    /// For somebody who just told what nearly happened, in their own words: what may help them. The
    /// words go no further.
    default Content ofTelling(Page page, String words) {
        return _ -> {};
    }

    /// For the page of a letter; only what this reader may see.
    default Content ofLetter(Page page, Letter letter) {
        return _ -> {};
    }
}
