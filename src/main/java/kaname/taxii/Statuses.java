package kaname.taxii;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// What became of additions, for the account that made them, for a day.
@Repository
@Transactional
class Statuses {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Shelf shelf;

    Statuses(JdbcClient jdbc, Shelf shelf) {
        this.jdbc = jdbc;
        this.shelf = shelf;
    }

    String addAndKeep(
            Caller caller,
            UUID collection,
            Instant at,
            List<StixRules.Verdict> verdicts,
            List<StixObject> good) {
        UUID id = UUID.randomUUID();
        List<Shelf.Put> puts = good.isEmpty() ? List.of() : shelf.add(collection, good);
        String document = JSON.writeValueAsString(Status.of(id, at, verdicts, puts));
        jdbc.sql(
                        """
                        insert into taxii.status (id, organisation, account, at, document) values (?, ?, ?, ?, ?)
                        """)
                .params(id, caller.organisation(), caller.account(), Timestamp.from(at), document)
                .update();
        return document;
    }

    @Transactional(readOnly = true)
    Optional<String> find(UUID id) {
        return jdbc.sql("select document from taxii.status where id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }
}
