package kaname.advisory;

import java.util.Optional;
import java.util.UUID;
import kaname.exchange.announcement.FullText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Leads from the announcement of an advisory, or of its revocation, to the advisory.
@Component
class AdvisoryText implements FullText {

    private final JdbcClient jdbc;

    AdvisoryText(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> of(UUID announcement) {
        return jdbc.sql(
                        """
                        select a.id from advisory.advisory a where a.id = :id
                        union all
                        select e.advisory from advisory.ended e where e.by = :id and e.how = 'revoked' limit 1
                        """)
                .param("id", announcement)
                .query(UUID.class)
                .optional()
                .map(id -> "/advisories/" + id);
    }
}
