package kaname.exchange;

import gg.jte.Content;
import java.util.UUID;
import kaname.platform.web.Page;

/// What lies beside the letters of an incident and is kept in a room above the post office: drawn
/// there, shown on the pages of letters and incidents.
public interface Enclosures {

    /// For the page of an incident, read by its operator.
    Content ofIncident(Page page, UUID incident);

    /// For the page of a letter; only what this reader may see.
    Content ofLetter(Page page, Letter letter);
}
