package kaname.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import kaname.platform.Home;
import org.jspecify.annotations.Nullable;

/// One process a home. The kernel gives the lock back when the process dies, however it dies.
record HomeLock(FileChannel channel) implements AutoCloseable {

    static HomeLock of(Home home) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            home.file("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new IllegalStateException(
                        "another Kaname is using "
                                + home.directory()
                                + "; stop it or choose another --home");
            }
            return new HomeLock(channel);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot lock " + home.directory(), failure);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException sameProcess) {
            return true;
        }
    }
}
