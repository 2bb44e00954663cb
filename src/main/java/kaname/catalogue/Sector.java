package kaname.catalogue;

import java.time.LocalDate;
import java.util.List;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A critical-infrastructure sector, from the day it was named. One without a name is known to
/// exist only.
public record Sector(
        String id,
        @Nullable Text name,
        boolean unnamed,
        LocalDate from,
        @Nullable String fromPrecision,
        Text reason,
        Source source,
        @Nullable Text services,
        @Nullable String plan,
        @Nullable Text incident,
        List<Responsible> ministries) {

    /// Which ministry answers for it, and when.
    public record Responsible(
            String body, @Nullable LocalDate from, @Nullable LocalDate to, Source source) {
        boolean on(LocalDate date) {
            return (from == null || !date.isBefore(from)) && (to == null || date.isBefore(to));
        }
    }

    public Sector {
        ministries = ministries == null ? List.of() : List.copyOf(ministries);
    }

    public Text label() {
        return name == null ? Text.of("名称未確認の分野", "a sector whose name was not read") : name;
    }

    public boolean existsOn(LocalDate date) {
        return !date.isBefore(from);
    }

    public List<Responsible> ministriesOn(LocalDate date) {
        return ministries.stream().filter(m -> m.on(date)).toList();
    }
}
