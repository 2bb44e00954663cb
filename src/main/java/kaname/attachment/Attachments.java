package kaname.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import kaname.attachment.content.FileKind;
import kaname.exchange.Hash;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The stored files that the caller may see. Row-level security shows an operator its own, a
/// recipient those released to it.
@Repository
class Attachments {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHUNKS_AT_ONCE = 8;

    private static final String FILES =
            """
            select f.*,
                   (select coalesce(json_agg(json_build_object('organisation', o.id, 'ja', o.name_ja, 'en', o.name_en,
                               'at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                               order by r.at, o.id), '[]')
                      from attachment.release r join registry.organisation o on o.id = r.organisation
                     where r.file = f.id) as readers,
                   (select coalesce(json_agg(json_build_object('organisation', o.id, 'ja', o.name_ja, 'en', o.name_en,
                               'role', d.role, 'at', to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                               order by d.at, o.id), '[]')
                      from attachment.download d join registry.organisation o on o.id = d.organisation
                     where d.file = f.id) as downloads
              from attachment.file f
             where f.removed_at is null
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Attachments(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<Attachment> ofIncident(UUID incident) {
        return jdbc.sql(FILES + " and f.incident = ? order by f.added_at, f.id")
                .param(incident)
                .query((row, _) -> attachment(row))
                .list();
    }

    Optional<Attachment> find(UUID incident, UUID id) {
        return jdbc.sql(FILES + " and f.incident = ? and f.id = ?")
                .params(incident, id)
                .query((row, _) -> attachment(row))
                .optional();
    }

    Optional<UUID> incidentOf(UUID id) {
        return jdbc.sql("select incident from attachment.file where id = ? and removed_at is null")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    /// Keeps others from changing the files of that incident until the transaction ends.
    void hold(UUID incident) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 40)) is null")
                .param(incident.toString())
                .query(Boolean.class)
                .single();
    }

    long stored(UUID incident) {
        return jdbc.sql(
                        "select coalesce(sum(size), 0) from attachment.file where incident = ? and"
                                + " removed_at is null")
                .param(incident)
                .query(Long.class)
                .single();
    }

    void add(Attachment file, HouseKeys.Wrapped key, UUID by) {
        jdbc.sql(
                        """
                        insert into attachment.file (id, incident, operator, name, original, kind, size, sha256, key_id,
                                                     wrapped_key, added_at, added_by, scan)
                        values (?, ?, ?, ?, ?, ?, ?, decode(?, 'hex'), ?, decode(?, 'hex'), ?, ?, ?)
                        """)
                .params(
                        file.id(),
                        file.incident(),
                        file.operator(),
                        file.name(),
                        file.originalName(),
                        file.kind().id(),
                        file.size(),
                        file.sha256().hex(),
                        key.id(),
                        key.key(),
                        Timestamp.from(file.addedAt()),
                        by,
                        file.scan().id())
                .update();
    }

    /// A few chunks at a time, so that a large file does not lie in memory.
    void addChunks(UUID file, Spool spool) {
        for (int from = 0; from < spool.chunks(); from += CHUNKS_AT_ONCE) {
            List<Object[]> rows =
                    IntStream.range(from, Math.min(from + CHUNKS_AT_ONCE, spool.chunks()))
                            .mapToObj(number -> new Object[] {file, number, spool.sealed(number)})
                            .toList();
            batches.batchUpdate(
                    "insert into attachment.chunk (file, number, sealed) values (?, ?, ?)", rows);
        }
    }

    HouseKeys.Wrapped key(UUID file) {
        return jdbc.sql("select key_id, wrapped_key from attachment.file where id = ?")
                .param(file)
                .query((row, _) -> key(row))
                .single();
    }

    /// One statement, a few rows in memory at a time.
    void copyChunks(UUID file, Spool spool) {
        JdbcTemplate few =
                new JdbcTemplate(Objects.requireNonNull(batches.getDataSource(), "data source"));
        few.setFetchSize(CHUNKS_AT_ONCE);
        few.query(
                "select sealed from attachment.chunk where file = ? order by number",
                row -> {
                    spool.add(row.getBytes(1));
                },
                file);
    }

    void release(Attachment file, Collection<String> organisations, Caller caller, Instant at) {
        jdbc.sql(
                        """
                        insert into attachment.release (file, organisation, operator, at, account)
                        select ?, o, ?, ?, ? from unnest(?::text[]) o on conflict do nothing
                        """)
                .params(
                        file.id(),
                        file.operator(),
                        Timestamp.from(at),
                        caller.account(),
                        organisations.toArray(String[]::new))
                .update();
    }

    boolean remove(UUID id, Instant at) {
        return jdbc.sql("select attachment.remove(?, ?)")
                .params(id, Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }

    void downloaded(Attachment file, Caller caller, Instant at) {
        jdbc.sql(
                        """
                        insert into attachment.download (file, organisation, operator, account, at)
                        values (?, ?, ?, ?, ?)
                        on conflict do nothing -- the same look, at the same microsecond
                        """)
                .params(
                        file.id(),
                        caller.organisation(),
                        file.operator(),
                        caller.account(),
                        Timestamp.from(at))
                .update();
    }

    static HouseKeys.Wrapped key(ResultSet row) throws SQLException {
        return new HouseKeys.Wrapped(
                row.getString("key_id"), HexFormat.of().formatHex(row.getBytes("wrapped_key")));
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                row.getString("operator"),
                row.getString("name"),
                row.getString("original"),
                FileKind.of(row.getString("kind")).orElseThrow(),
                row.getLong("size"),
                Hash.of(row.getBytes("sha256")),
                row.getTimestamp("added_at").toInstant(),
                scan(row.getString("scan"), row.getString("signature")),
                JSON.readTree(row.getString("readers")).values().stream()
                        .map(who ->
                                new Attachment.Reader(
                                        who.path("organisation").asString(), name(who), at(who)))
                        .toList(),
                JSON.readTree(row.getString("downloads")).values().stream()
                        .map(who ->
                                new Attachment.Download(
                                        who.path("organisation").asString(),
                                        name(who),
                                        who.path("role").stringValueOpt().orElse(null),
                                        at(who)))
                        .toList());
    }

    private static Text name(JsonNode who) {
        return Text.of(who.path("ja").asString(), who.path("en").asString());
    }

    private static Instant at(JsonNode who) {
        return Instant.parse(who.path("at").asString());
    }

    private static Scan scan(String id, @Nullable String signature) {
        return switch (id) {
            case "waiting" -> new Scan.Waiting();
            case "clean" -> new Scan.Clean();
            case "infected" -> new Scan.Infected(signature == null ? "?" : signature);
            default -> new Scan.Unscanned();
        };
    }
}
