package kaname.filing.room;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kaname.catalogue.PlainText;
import kaname.exchange.Hash;
import kaname.exchange.LedgerEntry;
import kaname.exchange.LedgerWriter;
import kaname.exchange.Marking;
import kaname.incident.Incident;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with a room. Each step and each word stands in the ledger; PostgreSQL holds who
/// may take which.
@Service
@Transactional
class KeepRoom {

    private static final int LONGEST_PURPOSE = 200;
    private static final int LONGEST_MESSAGE = 4000;

    private final Rooms rooms;
    private final WhatToShow shown;
    private final LedgerWriter ledger;
    private final Clock clock;

    KeepRoom(Rooms rooms, WhatToShow shown, LedgerWriter ledger, Clock clock) {
        this.rooms = rooms;
        this.shown = shown;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The room of the caller's own incident, opened unless it is there.
    ///
    /// @throws Problem 404 unless the incident is the caller's
    Room open(Caller caller, UUID incident, String purpose) {
        Incident found = shown.incident(incident);
        String words = words("/purpose", purpose, LONGEST_PURPOSE);
        UUID id = UUID.randomUUID();
        Instant at = now();
        if (rooms.open(id, found, words, at, caller.account())) {
            record(at, id, caller, "room/opened", Hash.sha256(words));
        }
        return rooms.ofIncident(incident).orElseThrow(Problem::notFound);
    }

    void invite(Caller caller, UUID room, String organisation) {
        Room found = hosted(room);
        Instant at = now();
        if (!rooms.invite(found.id(), organisation, at, caller.account())) {
            throw Problem.field(
                    "invalid-organisation",
                    "/organisation",
                    Text.of(
                            "登録されていて、まだ招待していない組織を選んでください",
                            "choose an organisation of the registry that is not invited yet"));
        }
        record(at, room, caller, "room/invited>" + organisation, Hash.sha256(organisation));
    }

    void accept(Caller caller, UUID room) {
        move(caller, room, caller.organisation(), "joined");
    }

    void leave(Caller caller, UUID room) {
        move(caller, room, caller.organisation(), "left");
    }

    void revoke(Caller caller, UUID room, String organisation) {
        hosted(room);
        move(caller, room, organisation, "revoked");
    }

    /// @throws Problem 404 unless the caller is in the room
    Entry say(Caller caller, UUID room, String text, Marking marking) {
        inside(room);
        String said = words("/text", text, LONGEST_MESSAGE);
        return add(caller, room, Entry.MESSAGE, marking, null, Text.same(said));
    }

    /// What the operator knows of these facts now, in words; it stays as it was.
    Entry showFacts(Caller caller, UUID room, List<String> facts, Marking marking) {
        Room found = hosted(room);
        return add(caller, room, Entry.FACTS, marking, null, shown.facts(found.incident(), facts));
    }

    /// The words of a letter of this incident, under its own marking.
    Entry showLetter(Caller caller, UUID room, UUID letter) {
        WhatToShow.Shown found = shown.letter(hosted(room).incident(), letter);
        return add(caller, room, Entry.LETTER, found.marking(), letter, found.text());
    }

    private Entry add(
            Caller caller,
            UUID room,
            String kind,
            Marking marking,
            @org.jspecify.annotations.Nullable UUID letter,
            Text text) {
        Entry entry =
                new Entry(
                        UUID.randomUUID(),
                        caller.organisation(),
                        caller.organisationName(),
                        now(),
                        kind,
                        marking,
                        letter,
                        text);
        rooms.add(room, entry, caller.account());
        record(entry.at(), room, caller, "room/" + kind + "/" + entry.id(), entry.hash());
        return entry;
    }

    private void move(Caller caller, UUID room, String guest, String step) {
        Instant at = now();
        if (!rooms.move(room, guest, step, at)) {
            throw Problem.notFound();
        }
        record(at, room, caller, "room/" + step + ">" + guest, Hash.sha256(guest));
    }

    Room inside(UUID room) {
        return rooms.find(room).filter(Room::inside).orElseThrow(Problem::notFound);
    }

    private Room hosted(UUID room) {
        return rooms.find(room).filter(Room::hosted).orElseThrow(Problem::notFound);
    }

    private static String words(String pointer, String text, int longest) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.codePointCount(0, stripped.length()) > longest
                || PlainText.hasForbidden(stripped)) {
            throw Problem.field(
                    "invalid-words",
                    pointer,
                    Text.of("1〜{0}文字で書いてください", "write 1 to {0} characters").with(longest));
        }
        return stripped;
    }

    private void record(Instant at, UUID room, Caller caller, String basis, Hash content) {
        ledger.append(
                at,
                List.of(
                        new LedgerWriter.Act(
                                LedgerEntry.ROOM, room, caller.organisation(), basis, content)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
