package kaname.filing.severity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import kaname.exchange.Sheet;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the newest letter about an incident says, as far as the caller may read it.
@Repository
@Transactional(readOnly = true)
public class NewestSheets {

    private final JdbcClient jdbc;

    NewestSheets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By incident, one statement however many; nothing of those that the caller was not told of.
    public Map<UUID, Sheet> of(Collection<UUID> incidents) {
        Map<UUID, Sheet> sheets = new HashMap<>();
        jdbc.sql(
                        """
                        select distinct on (incident) incident, content from exchange.letter
                         where incident = any (?) order by incident, number desc, sent_at desc, id
                        """)
                .param(incidents.toArray(UUID[]::new))
                .query(row -> {
                    sheets.put(
                            row.getObject("incident", UUID.class),
                            Sheet.of(row.getString("content")));
                });
        return sheets;
    }

    /// How a reader knows the incident by that letter.
    public static Text title(Sheet sheet) {
        return sheet.said("title").map(Sheet.Value::text).orElse(sheet.regime());
    }
}
