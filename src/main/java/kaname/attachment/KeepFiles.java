package kaname.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import kaname.attachment.content.FileKind;
import kaname.attachment.content.Inspection;
import kaname.attachment.content.Unwelcome;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes files in and hands them out. The bytes pass sealed, through a file of no name, so that no
/// transaction lasts as long as somebody's line is slow.
@Component
public class KeepFiles {

    private static final int PATIENCE = 200 << 20;

    private final FileRoom room;
    private final HouseKeys keys;
    private final Limits limits;
    private final ClamdAddress scanner;
    private final Clock clock;

    KeepFiles(FileRoom room, HouseKeys keys, Limits limits, ClamdAddress scanner, Clock clock) {
        this.room = room;
        this.keys = keys;
        this.limits = limits;
        this.scanner = scanner;
        this.clock = clock;
    }

    /// Takes a file in: all of it or nothing.
    ///
    /// @throws Problem 404 unless the incident is the caller's own, 413 if it is too large, 400 if
    ///   it is not what is taken or was cut off
    public Attachment add(
            Caller caller, UUID incident, @Nullable String name, InputStream content) {
        room.requireOwn(caller, incident);
        UUID id = UUID.randomUUID();
        SecretKey key = HouseKeys.fresh();
        try (Spool spool = receive(content, id, key)) {
            FileKind kind = inspect(spool);
            FileName named = FileName.of(name, kind);
            Attachment file =
                    new Attachment(
                            id,
                            incident,
                            caller.organisation(),
                            named.clean(),
                            named.original(),
                            kind,
                            spool.size(),
                            spool.hash(),
                            now(),
                            scanner.configured() ? new Scan.Waiting() : new Scan.Unscanned(),
                            List.of(),
                            List.of());
            room.store(caller, file, keys.wrap(key, id), spool);
            return file;
        }
    }

    /// Opens a file for the caller and records it, if the caller is a recipient.
    ///
    /// @throws Problem 404 if it is not the caller's to read, 409 if the scanner stands before it
    public OpenedFile open(Caller caller, UUID id) {
        FileRoom.Fetched fetched = room.fetch(caller, id, keys, now());
        Spool spool = fetched.spool();
        try {
            spool.verify();
        } catch (RuntimeException broken) {
            spool.close();
            throw broken;
        }
        return new OpenedFile(fetched.file(), spool);
    }

    private Spool receive(InputStream content, UUID id, SecretKey key) {
        try {
            return Spool.receive(content, id, key, limits.largest().toBytes());
        } catch (Spool.TooLarge e) {
            readOn(content);
            throw limits.tooLarge();
        } catch (IOException cutOff) {
            throw Problem.field(
                    "upload-cut-off",
                    "/file",
                    Text.of("送信が途中で切れました。もう一度送ってください。", "The upload was cut off. Send it again."));
        }
    }

    /// A door closed in the sender's face would look like a network fault.
    private static void readOn(InputStream content) {
        byte[] thrownAway = new byte[64 * 1024];
        try {
            long left = PATIENCE;
            int read = 0;
            while (left > 0 && read >= 0) {
                read = content.read(thrownAway);
                left -= read;
            }
        } catch (IOException gone) {
            // nobody waits for the answer
        }
    }

    private static FileKind inspect(Spool spool) {
        try {
            return Inspection.of(spool, Spool::passing);
        } catch (Unwelcome unwelcome) {
            throw Problem.field("attachment-refused", "/file", unwelcome.why());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
