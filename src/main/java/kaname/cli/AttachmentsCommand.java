package kaname.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kaname.attachment.Rewrap;
import kaname.platform.Home;
import kaname.platform.Problem;
import kaname.platform.database.DatabaseAddress;
import kaname.platform.database.RunningDatabase;
import org.springframework.dao.DataAccessException;

/// `attachments rewrap [--home DIR]`: a new key of the house for the files of a running server.
record AttachmentsCommand(PrintStream out) {

    int run(List<String> arguments) {
        Arguments given = Arguments.of(arguments, "--home");
        if (!given.plain().equals(List.of("rewrap"))) {
            throw new Refusal("usage: ./kaname attachments rewrap [--home DIR]");
        }
        Path home = Path.of(given.option("--home").orElse(".kaname/serve"));
        if (!Files.isDirectory(home)) {
            throw new Refusal("no server has its home in " + home + "; name it with --home DIR");
        }
        DatabaseAddress database =
                RunningDatabase.of(home, System.getenv())
                        .orElseThrow(() -> new Refusal("no server is running in " + home));
        try {
            Rewrap.Done done = new Rewrap(database.unpooled(), Home.at(home)).run();
            out.println("Files under the new key " + done.key() + ": " + done.files());
            out.println("Copy attachment-key-* of " + home + " to where you keep keys.");
            return 0;
        } catch (Problem missing) {
            throw new Refusal(missing.title().en());
        } catch (DataAccessException e) {
            throw new Refusal("the database of " + home + " can't be changed: " + e.getMessage());
        }
    }
}
