package kaname.dependency.kernel;

import java.util.concurrent.CancellationException;

/// Looks on while a kernel works. Asked from whichever threads work, several at once.
@FunctionalInterface
public interface Watch {

    Watch NOBODY = _ -> true;

    /// @param done the share that is done, 0 to 1
    /// @return whether to go on
    boolean goOn(double done);

    /// @throws CancellationException where the watcher has had enough
    default void orStop(double done) {
        if (!goOn(done)) {
            throw new CancellationException();
        }
    }

    /// The same for a part of the whole work.
    ///
    /// @param from the share that is done before it
    /// @param share of the whole that the part is
    default Watch part(double from, double share) {
        return done -> goOn(from + share * done);
    }
}
