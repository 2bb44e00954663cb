package kaname.advisory;

import java.util.UUID;
import kaname.platform.Cursor;

/// Where a page of advisories ended: those that contain something under way come first.
record Place(boolean urgent, Cursor cursor) {

    static final Place START =
            new Place(
                    true,
                    new Cursor(
                            Cursor.NEVER, UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff")));

    /// @throws kaname.platform.Problem 400 for anything that no page of ours ended with
    static Place parse(String text) {
        boolean urgent = text.startsWith("now_");
        return new Place(urgent, Cursor.parse(urgent ? text.substring(4) : text));
    }

    static Place of(Advisory.Head head) {
        return new Place(head.urgent(), new Cursor(head.releasedAt(), head.id()));
    }

    @Override
    public String toString() {
        return (urgent ? "now_" : "") + cursor;
    }
}
