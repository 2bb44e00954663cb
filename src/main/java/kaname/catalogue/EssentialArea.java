package kaname.catalogue;

import java.time.LocalDate;
import java.util.List;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// An area of essential infrastructure under the economic-security act: a second track, mapped to
/// sectors.
public record EssentialArea(
        String id,
        Text name,
        @Nullable LocalDate from,
        boolean planned,
        List<String> sectors,
        Source source) {}
