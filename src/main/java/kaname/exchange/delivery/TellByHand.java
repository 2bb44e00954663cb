package kaname.exchange.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.PlainText;
import kaname.exchange.Hash;
import kaname.exchange.LedgerEntry;
import kaname.exchange.LedgerWriter;
import kaname.exchange.Letter;
import kaname.exchange.Mailbox;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.WallTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records what the operator told an authority by telephone or on paper.
@Service
@Transactional
public class TellByHand {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Mailbox mailbox;
    private final LedgerWriter ledger;
    private final Clock clock;

    TellByHand(JdbcClient jdbc, Mailbox mailbox, LedgerWriter ledger, Clock clock) {
        this.jdbc = jdbc;
        this.mailbox = mailbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// As entered; `toldAt` RFC 3339, or local time in Japan as a form sends it. Empty: just now.
    record Entered(
            @Nullable String way,
            @Nullable String toldAt,
            @Nullable String whoTookIt,
            @Nullable String reference,
            @Nullable String note) {}

    /// @throws Problem 404 unless the letter is about the caller's own incident; 400 naming what is
    ///   wrong
    ToldByHand record(Caller caller, UUID letter, Entered entered) {
        Letter told = own(caller, letter);
        ToldByHand record = checked(entered, told);
        jdbc.sql(
                        """
                        insert into exchange.told (id, letter, operator, way, told_at, who_took_it, reference, note,
                                                   statement, account, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        record.id(),
                        letter,
                        caller.organisation(),
                        record.way().id(),
                        Timestamp.from(record.toldAt()),
                        record.whoTookIt(),
                        record.reference(),
                        record.note(),
                        record.statement(letter),
                        caller.account(),
                        Timestamp.from(record.recordedAt()))
                .update();
        ledger.append(
                record.recordedAt(),
                List.of(
                        new LedgerWriter.Act(
                                LedgerEntry.TOLD,
                                letter,
                                caller.organisation(),
                                "by " + record.way().id() + " to " + told.recipientBody(),
                                Hash.sha256(record.statement(letter)))));
        return record;
    }

    /// In the order told, for whoever may see the letter.
    @Transactional(readOnly = true)
    public List<ToldByHand> of(UUID letter) {
        return jdbc.sql("select * from exchange.told where letter = ? order by told_at, id")
                .param(letter)
                .query((row, _) -> told(row))
                .list();
    }

    /// The numbers of whoever it was sent to here; none where nobody acts for that body.
    @Transactional(readOnly = true)
    public List<Phone> phones(Letter letter) {
        String recipient = letter.recipient();
        return recipient == null
                ? List.of()
                : jdbc.sql("select * from exchange.reachable(?) where organisation = ?")
                        .params(letter.incident(), recipient)
                        .query((row, _) ->
                                new Phone(
                                        Text.of(row.getString("name_ja"), row.getString("name_en")),
                                        row.getString("phone")))
                        .list();
    }

    /// A desk and its number.
    public record Phone(Text name, String number) {}

    Letter own(Caller caller, UUID letter) {
        return mailbox.find(letter)
                .map(Mailbox.Delivered::letter)
                .filter(one -> one.operator().equals(caller.organisation()))
                .orElseThrow(Problem::notFound);
    }

    private ToldByHand checked(Entered entered, Letter letter) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Problem.Field> refused = new ArrayList<>();
        Optional<ToldByHand.Way> way =
                Arrays.stream(ToldByHand.Way.values())
                        .filter(one -> one.id().equals(entered.way()))
                        .findFirst();
        if (way.isEmpty()) {
            refuse(refused, "/way", "伝えた方法を選んでください", "say how: phone, person, paper, fax or mail");
        }
        String who = text(refused, "/whoTookIt", entered.whoTookIt(), 200);
        if (who.isEmpty()) {
            refuse(refused, "/whoTookIt", "受けた人の名前か部署を書いてください", "say who took it");
        }
        String reference = text(refused, "/reference", entered.reference(), 200);
        String note = text(refused, "/note", entered.note(), 2000);
        Optional<Instant> at = at(entered.toldAt(), now);
        if (at.isEmpty()) {
            refuse(
                    refused,
                    "/toldAt",
                    "日時を 2026-11-24T23:10 のように書いてください",
                    "a time such as 2026-11-24T23:10");
        } else if (at.get().isAfter(now.plus(CLOCKS_DIFFER))) {
            refuse(refused, "/toldAt", "まだ来ていない時刻です", "that time has not come yet");
        } else if (at.get().isBefore(letter.sentAt().minus(Duration.ofDays(30)))) {
            refuse(refused, "/toldAt", "この通知より30日以上前です", "more than 30 days before this letter");
        }
        if (!refused.isEmpty()) {
            throw new Problem(
                    400,
                    "invalid-record",
                    Text.of(
                            "入力に直すところがあります。記録していません",
                            "Some input needs correcting; nothing was recorded"),
                    refused);
        }
        Instant told = at.orElse(now);
        return new ToldByHand(
                UUID.randomUUID(),
                way.orElseThrow(),
                told.isAfter(now) ? now : told,
                who,
                reference,
                note,
                now);
    }

    private static Optional<Instant> at(@Nullable String entered, Instant now) {
        if (entered == null || entered.isBlank()) {
            return Optional.of(now);
        }
        return WallTime.read(entered).map(at -> at.toInstant().truncatedTo(ChronoUnit.MICROS));
    }

    private static String text(
            List<Problem.Field> refused, String pointer, @Nullable String entered, int longest) {
        String text = entered == null ? "" : entered.strip();
        if (text.codePointCount(0, text.length()) > longest || PlainText.hasForbidden(text)) {
            refuse(
                    refused,
                    pointer,
                    longest + "文字までの、ふつうの文字で書いてください",
                    "plain text of at most " + longest + " characters");
            return "?";
        }
        return text;
    }

    private static void refuse(List<Problem.Field> refused, String pointer, String ja, String en) {
        refused.add(new Problem.Field(pointer, Text.of(ja, en)));
    }

    private static ToldByHand told(ResultSet row) throws SQLException {
        return new ToldByHand(
                row.getObject("id", UUID.class),
                ToldByHand.Way.valueOf(row.getString("way").toUpperCase(java.util.Locale.ROOT)),
                row.getTimestamp("told_at").toInstant(),
                row.getString("who_took_it"),
                row.getString("reference"),
                row.getString("note"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
