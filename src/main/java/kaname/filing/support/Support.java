package kaname.filing.support;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Text;

/// What helps with one incident, now.
public record Support(
        List<Checklist> checklists, List<Alike> alike, List<Earlier> earlier, List<Phone> phones) {

    /// So many other operators stated the same lately.
    public record Alike(Text what, int operators) {}

    /// An incident of the same operator that was like this one, and where its letters are.
    public record Earlier(UUID incident, String title, Instant at) {}

    public record Phone(Text organisation, Text name, String number) {}
}
