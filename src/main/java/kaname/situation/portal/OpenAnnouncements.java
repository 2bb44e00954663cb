package kaname.situation.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import kaname.exchange.announcement.AnnouncementKind;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Announcements marked TLP:CLEAR, for anybody.
@Repository
@Transactional(readOnly = true)
class OpenAnnouncements {

    private final JdbcClient jdbc;

    OpenAnnouncements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One, without those to whom it went.
    public record Announcement(
            String id, Text kind, String title, String text, Instant releasedAt, Text sender) {

        static Announcement of(ResultSet row) throws SQLException {
            return new Announcement(
                    row.getString("id"),
                    AnnouncementKind.of(row.getString("kind"))
                            .map(AnnouncementKind::label)
                            .orElse(Text.same("-")),
                    row.getString("title"),
                    row.getString("text"),
                    row.getTimestamp("released_at").toInstant(),
                    Text.of(row.getString("sender_ja"), row.getString("sender_en")));
        }
    }

    /// The newest first.
    public List<Announcement> newest(int most) {
        return jdbc.sql("select * from exchange.announced_to_all(?)")
                .param(most)
                .query((row, _) -> Announcement.of(row))
                .list();
    }
}
