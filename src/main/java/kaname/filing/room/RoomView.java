package kaname.filing.room;

import java.util.List;
import java.util.Map;
import kaname.exchange.Marking;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A room as one of those in it sees it. `choices`, `facts` and `letters` are the operator's.
public record RoomView(
        Room room,
        List<Guest> guests,
        List<Entry> entries,
        @Nullable String more,
        List<Rooms.Choice> choices,
        List<WhatToShow.Choice> facts,
        List<WhatToShow.Choice> letters,
        Map<String, Text> errors,
        String typed) {

    public List<Marking> markings() {
        return List.of(Marking.values());
    }

    public long inside() {
        return guests.stream().filter(Guest::inside).count();
    }

    public Text headline() {
        if (room.invited()) {
            return Text.of("{0}から合同ルームに招かれています", "{0} invites you to a joint room")
                    .with(room.operatorName());
        }
        if (!room.inside()) {
            return Text.of("この合同ルームはもう読めません", "You can no longer read this room");
        }
        return Text.of("合同ルーム: {0}", "Joint room: {0}").with(room.purpose());
    }
}
