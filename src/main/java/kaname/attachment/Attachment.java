package kaname.attachment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.attachment.content.FileKind;
import kaname.exchange.Hash;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A file of an incident as one of its readers sees it: the operator with everybody who may read it
/// and every download, a recipient with its own.
public record Attachment(
        UUID id,
        UUID incident,
        String operator,
        String name,
        String originalName,
        FileKind kind,
        long size,
        Hash sha256,
        Instant addedAt,
        Scan scan,
        List<Reader> readers,
        List<Download> downloads) {

    /// An organisation that may read the file.
    public record Reader(String organisation, Text name, Instant since) {}

    /// Somebody there fetched it, in the role that the account had then.
    public record Download(String organisation, Text name, @Nullable String role, Instant at) {}

    public boolean released() {
        return !readers.isEmpty();
    }
}
