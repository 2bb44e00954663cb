package kaname.taxii;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Problem;

/// A page of a collection, as the database has it.
///
/// @param seen whether the caller may know of the collection
/// @param known whether there is any version of the one object that was asked for
record Found(boolean seen, boolean reads, boolean known, boolean more, List<Row> rows) {

    /// @param content empty where only the manifest was asked for
    /// @param guards what it is there for the sake of; empty where whoever reads the collection
    ///   reads it
    record Row(Instant added, String id, String version, ByteBuffer content, List<UUID> guards) {}

    Found {
        rows = List.copyOf(rows);
    }

    /// @throws Problem 404 for a collection that the caller may not know of, 403 for one that it
    ///   only writes
    Found readable() {
        if (!seen) {
            throw Doors.notThere();
        }
        if (!reads) {
            throw Doors.notToRead();
        }
        return this;
    }

    /// @throws Problem as [#readable]; 404 for an object that is not in the collection
    Found ofOne() {
        if (!readable().known) {
            throw Problem.notFound();
        }
        return this;
    }
}
