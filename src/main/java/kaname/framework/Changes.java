package kaname.framework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import kaname.exchange.Hash;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Text;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Stores changes of the framework: rows are added and never changed.
@Repository
class Changes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final EditionShelf shelf;

    Changes(JdbcClient jdbc, EditionShelf shelf) {
        this.jdbc = jdbc;
        this.shelf = shelf;
    }

    /// The latest opened first; those before a change that a page ended with.
    List<ChangeLine> list(Cursor before, int most) {
        return jdbc.sql(
                        """
                        select c.id, c.title, c.opened_at, s.act, s.at, o.name_ja, o.name_en
                          from framework.change c
                          join lateral (select act, at from framework.step
                                         where change = c.id order by number desc limit 1) s on true
                          join registry.organisation o on o.id = c.organisation
                         where (c.opened_at, c.id) < (:before, :id)
                         order by c.opened_at desc, c.id desc limit :most
                        """)
                .param("before", Timestamp.from(before.at()))
                .param("id", before.id())
                .param("most", most)
                .query((row, _) ->
                        new ChangeLine(
                                row.getObject("id", UUID.class),
                                row.getString("title"),
                                row.getTimestamp("opened_at").toInstant(),
                                act(row),
                                row.getTimestamp("at").toInstant(),
                                name(row)))
                .list();
    }

    Optional<Change> find(UUID id) {
        Optional<String> title =
                jdbc.sql("select title from framework.change where id = ?")
                        .param(id)
                        .query(String.class)
                        .optional();
        return title.map(t -> new Change(id, t, steps(id), files(id)));
    }

    private List<Change.Step> steps(UUID id) {
        return jdbc.sql(
                        """
                        select s.*, o.name_ja, o.name_en
                          from framework.step s join registry.organisation o on o.id = s.organisation
                         where s.change = ? order by s.number
                        """)
                .param(id)
                .query((row, _) -> step(row))
                .list();
    }

    private SequencedMap<String, Change.DraftedFile> files(UUID id) {
        SequencedMap<String, Change.DraftedFile> files = new TreeMap<>();
        jdbc.sql(
                        """
                        select f.path, f.hash, f.base, t.content
                          from framework.drafted_file f join framework.text t using (hash)
                         where f.change = ?
                           and f.number = (select max(number) from framework.step
                                            where change = f.change and act = 'drafted')
                        """)
                .param(id)
                .query(
                        (RowCallbackHandler)
                                row -> {
                                    byte[] base = row.getBytes("base");
                                    files.put(
                                            row.getString("path"),
                                            new Change.DraftedFile(
                                                    row.getString("content"),
                                                    Hash.of(row.getBytes("hash")),
                                                    base == null ? null : Hash.of(base)));
                                });
        return files;
    }

    void open(UUID id, String title, Caller caller, Instant at) {
        jdbc.sql(
                        """
                        insert into framework.change (id, title, opened_at, opened_by, organisation)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(id, title, Timestamp.from(at), caller.account(), caller.organisation())
                .update();
    }

    void step(UUID id, Change.Step step) {
        jdbc.sql(
                        """
                        insert into framework.step (change, number, act, at, account, organisation, person, because,
                                                    record)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                        """)
                .params(
                        id,
                        step.number(),
                        step.act().id(),
                        Timestamp.from(step.at()),
                        step.account(),
                        step.organisation(),
                        step.person(),
                        step.because(),
                        step.record().toString())
                .update();
    }

    /// `base` holds what the author saw of each path that existed.
    void draft(UUID id, int number, Map<String, String> files, Map<String, Hash> base) {
        Map<String, Hash> hashes = shelf.keep(files);
        jdbc.sql(
                        """
                        insert into framework.drafted_file (change, number, path, hash, base)
                        select ?, ?, path, decode(hash, 'hex'), decode(base, 'hex')
                          from unnest(?::text[], ?::text[], ?::text[]) as f (path, hash, base)
                        """)
                .params(
                        id,
                        number,
                        hashes.keySet().toArray(String[]::new),
                        hashes.values().stream().map(Hash::hex).toArray(String[]::new),
                        hashes.keySet().stream()
                                .map(path -> base.containsKey(path) ? base.get(path).hex() : null)
                                .toArray(String[]::new))
                .update();
    }

    private static Change.Step step(ResultSet row) throws SQLException {
        return new Change.Step(
                row.getInt("number"),
                act(row),
                row.getTimestamp("at").toInstant(),
                row.getObject("account", UUID.class),
                row.getString("organisation"),
                name(row),
                row.getString("person"),
                row.getString("because"),
                (ObjectNode) JSON.readTree(row.getString("record")));
    }

    private static Act act(ResultSet row) throws SQLException {
        return Act.valueOf(row.getString("act").toUpperCase(Locale.ROOT));
    }

    private static Text name(ResultSet row) throws SQLException {
        return Text.of(row.getString("name_ja"), row.getString("name_en"));
    }
}
