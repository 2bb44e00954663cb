package kaname.attachment.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kaname.attachment.Attachment;
import kaname.attachment.Scan;
import kaname.platform.Text;

/// A file as a page shows it. `choices` are those who may be given it still.
public record FileView(
        String id,
        String link,
        String name,
        Text kind,
        String size,
        String hash,
        Instant addedAt,
        Scan scan,
        List<Attachment.Reader> readers,
        List<Attachment.Download> downloads,
        List<Choice> choices) {

    public record Choice(String organisation, Text name) {}

    static FileView of(Attachment file, Map<String, Text> told) {
        return new FileView(
                file.id().toString(),
                "/incidents/" + file.incident() + "/attachments/" + file.id(),
                file.name(),
                file.kind().label(),
                size(file.size()),
                file.sha256().hex(),
                file.addedAt(),
                file.scan(),
                file.readers(),
                file.downloads(),
                told.entrySet().stream()
                        .filter(who ->
                                file.readers().stream()
                                        .noneMatch(r -> r.organisation().equals(who.getKey())))
                        .map(who -> new Choice(who.getKey(), who.getValue()))
                        .toList());
    }

    public boolean readable() {
        return scan.readable();
    }

    public boolean infected() {
        return scan instanceof Scan.Infected;
    }

    public boolean removable() {
        return readers.isEmpty();
    }

    private static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
