package kaname.platform.security;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What happened at the door in an account's name: added to and never changed, read by its holder
/// and by administrators.
@Repository
class AtTheDoor {

    enum What {
        SIGNED_IN(Text.of("サインインした", "Signed in")),
        PASSWORD_REFUSED(Text.of("パスワードが違った", "A password was refused")),
        CODE_REFUSED(Text.of("確認コードが違った", "A code was refused")),
        RECOVERY_USED(Text.of("回復コードを使った", "A recovery code was used")),
        SIGNED_OUT(Text.of("サインアウトした", "Signed out")),
        SESSION_ENDED(Text.of("ほかの場所のサインインを終わらせた", "Ended a session elsewhere")),
        PASSWORD_CHANGED(Text.of("パスワードを変えた", "Changed the password")),
        CODE_ADDED(Text.of("確認コードを使い始めた", "Began to use codes")),
        CODE_REMOVED(Text.of("確認コードをやめた", "Stopped using codes")),
        RECOVERY_MADE(Text.of("回復コードを作った", "Made recovery codes")),
        PASSKEY_ADDED(Text.of("パスキーを登録した", "Added a passkey")),
        PASSKEY_REMOVED(Text.of("パスキーを外した", "Removed a passkey")),
        PASSKEY_REFUSED(Text.of("パスキーが通らなかった", "A passkey was refused")),
        PROVIDER_LINKED(Text.of("組織の認証とつないだ", "Linked to the organisation’s sign-in")),
        PROVIDER_UNLINKED(Text.of("組織の認証とのつながりを外した", "Unlinked from the organisation’s sign-in"));

        private final Text words;

        What(Text words) {
            this.words = words;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    record Event(Instant at, Text what, String network, String device) {}

    private static final int SHOWN = 30;

    private final JdbcClient jdbc;
    private final Clock clock;

    AtTheDoor(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void note(UUID account, What what, Visit visit) {
        jdbc.sql("select registry.happened(?, ?, ?, ?, ?) is null")
                .params(
                        account,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        what.id(),
                        visit.network(),
                        visit.device())
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    public List<Event> of(UUID account) {
        return jdbc.sql(
                        """
                        select at, what, network, device from registry.at_the_door
                         where account = ? order by id desc limit ?
                        """)
                .params(account, SHOWN)
                .query((row, _) ->
                        new Event(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                words(row.getString("what")),
                                row.getString("network"),
                                row.getString("device")))
                .list();
    }

    private static Text words(String id) {
        return Arrays.stream(What.values())
                .filter(what -> what.id().equals(id))
                .map(what -> what.words)
                .findFirst()
                .orElse(Text.same(id));
    }
}
