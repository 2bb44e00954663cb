package kaname.attachment;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Has the scanner look at what it has not seen. A scanner that can't be reached leaves everything
/// waiting for the next run.
@Component
class ScanFiles {

    private static final Logger LOG = LoggerFactory.getLogger("kaname.attachments");
    private static final int AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final JdbcTemplate few;
    private final TransactionTemplate transaction;
    private final HouseKeys keys;
    private final Clock clock;

    private record Unseen(UUID id, long size, HouseKeys.Wrapped key) {}

    ScanFiles(
            JdbcClient jdbc,
            JdbcTemplate template,
            TransactionTemplate transaction,
            HouseKeys keys,
            Clock clock) {
        this.jdbc = jdbc;
        this.few =
                new JdbcTemplate(Objects.requireNonNull(template.getDataSource(), "data source"));
        few.setFetchSize(8);
        this.transaction = transaction;
        this.keys = keys;
        this.clock = clock;
    }

    /// How many it has looked at; run without a caller.
    int run(Clamd clamd) {
        List<Unseen> unseen =
                jdbc.sql("select * from attachment.to_scan(?)")
                        .param(AT_ONCE)
                        .query((row, _) ->
                                new Unseen(
                                        row.getObject("id", UUID.class),
                                        row.getLong("size"),
                                        Attachments.key(row)))
                        .list();
        int done = 0;
        for (Unseen file : unseen) {
            done += scan(clamd, file) ? 1 : 0;
        }
        return done;
    }

    private boolean scan(Clamd clamd, Unseen file) {
        try (Spool spool = fetch(file)) {
            spool.verify();
            Scan found = clamd.scan(spool);
            @Nullable String signature = found instanceof Scan.Infected(String name) ? name : null;
            jdbc.sql("select attachment.scanned(?, ?::text, ?)")
                    .param(file.id())
                    .param(signature)
                    .param(Timestamp.from(clock.instant()))
                    .query((_, _) -> true)
                    .single();
            if (signature != null) {
                LOG.warn("Attachment {} quarantined: {}", file.id(), signature);
            }
            return true;
        } catch (IOException | RuntimeException notNow) {
            LOG.warn("Attachment {} still waits for the scanner: {}", file.id(), notNow.toString());
            return false;
        }
    }

    private Spool fetch(Unseen file) throws IOException {
        Spool spool = Spool.stored(file.id(), keys.unwrap(file.key(), file.id()), file.size());
        try {
            transaction.executeWithoutResult(_ ->
                    few.query(
                            "select sealed from attachment.chunks_to_scan(?)",
                            row -> {
                                spool.add(row.getBytes(1));
                            },
                            file.id()));
            return spool;
        } catch (RuntimeException failure) {
            spool.close();
            throw failure;
        }
    }
}
