package kaname.filing.room;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Gathers a room for its page and for programs: one look, so that nothing is half of before and
/// half of after.
@Component
@Transactional(readOnly = true)
class RoomViews {

    static final int PAGE = 50;

    private final Rooms rooms;
    private final WhatToShow shown;

    RoomViews(Rooms rooms, WhatToShow shown) {
        this.rooms = rooms;
        this.shown = shown;
    }

    List<Room> all() {
        return rooms.all();
    }

    /// @throws Problem 404 unless the caller's organisation was ever invited
    RoomView of(
            Caller caller,
            UUID id,
            @Nullable Cursor before,
            Map<String, Text> errors,
            String typed) {
        Room room = rooms.find(id).orElseThrow(Problem::notFound);
        List<Entry> found = rooms.entries(id, before, PAGE + 1);
        Entry last = found.size() > PAGE ? found.get(PAGE - 1) : null;
        boolean host = room.hosted();
        return new RoomView(
                room,
                rooms.guests(id),
                found.stream().limit(PAGE).toList(),
                last == null ? null : new Cursor(last.at(), last.id()).toString(),
                host ? rooms.choices(id, caller) : List.of(),
                host ? shown.facts(room.incident()) : List.of(),
                host ? shown.letters(room.incident()) : List.of(),
                errors,
                typed);
    }
}
