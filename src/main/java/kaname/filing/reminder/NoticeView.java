package kaname.filing.reminder;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One notice as the first page shows it. `due` is null where the law gives no number; `file` is
/// the page on which the stage is filed.
public record NoticeView(
        UUID id,
        Text says,
        Text duty,
        String incident,
        boolean exercise,
        String file,
        @Nullable Instant due,
        Instant sentAt,
        boolean late,
        List<Contact> onDuty) {

    /// As many as the first page shows at once.
    public static final int SHOWN = 5;

    public record Contact(Text name, String phone) {}

    public NoticeView {
        onDuty = List.copyOf(onDuty);
    }
}
