package kaname.platform.log;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.springframework.boot.logging.StackTracePrinter;

/// Prints a failure without its message: the words of an exception often hold the value that it
/// stumbled over, and that may be somebody's name or password. Class, SQLSTATE and place are enough
/// to find a fault.
public final class Wordless implements StackTracePrinter {

    private static final int FRAMES = 12;

    @Override
    public void printStackTrace(Throwable thrown, Appendable out) throws IOException {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String how = "";
        for (Throwable at = thrown; at != null && seen.add(at); at = at.getCause()) {
            out.append(how).append(at.getClass().getName());
            how = "caused by ";
            if (at instanceof SQLException sql) {
                out.append(" SQLSTATE ").append(sql.getSQLState());
            }
            out.append('\n');
            StackTraceElement[] frames = at.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                out.append("\tat ").append(frames[i].toString()).append('\n');
            }
        }
    }
}
