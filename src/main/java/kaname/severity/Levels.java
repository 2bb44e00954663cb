package kaname.severity;

import java.util.UUID;

/// The level that stands for an incident while it lasts.
public interface Levels {

    /// From 0 to 4 on the 2018 criteria; 0 where no authority rated.
    int level(UUID incident);
}
