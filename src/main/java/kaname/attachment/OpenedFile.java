package kaname.attachment;

import java.io.IOException;
import java.io.OutputStream;

/// A file in a reader's hand, whole and unchanged, until it is closed.
public final class OpenedFile implements AutoCloseable {

    private final Attachment file;
    private final Spool spool;

    OpenedFile(Attachment file, Spool spool) {
        this.file = file;
        this.spool = spool;
    }

    public Attachment file() {
        return file;
    }

    public void writeTo(OutputStream out) throws IOException {
        spool.writeTo(out);
    }

    @Override
    public void close() {
        spool.close();
    }
}
