package kaname.attachment;

import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import kaname.platform.Home;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes a new key of the house and wraps the key of every stored file with it. The files stay as
/// they are; a server may run meanwhile. The old key is needed until nothing is left under it, and
/// for older backups of the database as long as those are kept.
public final class Rewrap {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final HouseKeys keys;

    /// How many files are under the new key, and its id.
    public record Done(int files, String key) {}

    private record Row(UUID id, HouseKeys.Wrapped key) {}

    /// `owner` is the database's owner: the application may not change keys.
    public Rewrap(DataSource owner, Home home) {
        this.jdbc = JdbcClient.create(owner);
        this.keys = new HouseKeys(home);
    }

    /// Each file by itself: when it is broken off, what is left stays under its old key.
    public Done run() {
        keys.next();
        String current = keys.currentId();
        int files = 0;
        List<Row> rows = under(current);
        while (!rows.isEmpty()) {
            for (Row row : rows) {
                files += rewrap(row);
            }
            rows = under(current);
        }
        return new Done(files, current);
    }

    private List<Row> under(String current) {
        return jdbc.sql(
                        """
                        select id, key_id, wrapped_key from attachment.file
                         where key_id <> ? and wrapped_key is not null limit ?
                        """)
                .params(current, AT_ONCE)
                .query((row, _) -> new Row(row.getObject("id", UUID.class), Attachments.key(row)))
                .list();
    }

    private int rewrap(Row row) {
        SecretKey key = keys.unwrap(row.key(), row.id());
        HouseKeys.Wrapped again = keys.wrap(key, row.id());
        return jdbc.sql(
                        """
                        update attachment.file set key_id = ?, wrapped_key = decode(?, 'hex')
                         where id = ? and key_id = ? and wrapped_key is not null
                        """)
                .params(again.id(), again.key(), row.id(), row.key().id())
                .update();
    }
}
