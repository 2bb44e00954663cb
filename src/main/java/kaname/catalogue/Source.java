package kaname.catalogue;

import java.time.LocalDate;
import kaname.platform.Text;

/// Where a fact was read, when, and how far it may be relied on.
public record Source(Text title, String where, LocalDate read, Provenance provenance) {}
