package kaname.attachment.content;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/// Where the inside of an archive is laid out while it is looked at: not in memory.
public interface Workshop {

    /// Bytes that are gone once closed.
    interface Laid extends Bytes, Closeable {}

    Laid lay(InputStream content) throws IOException;
}
