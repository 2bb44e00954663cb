package kaname.framework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import kaname.catalogue.CatalogueFolder;
import kaname.exchange.Hash;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores editions whole; a text that several editions hold is stored once.
@Repository
class EditionShelf {

    private static final String EDITION =
            "select number, known_from, cause, change, release from framework.edition";

    private final JdbcClient jdbc;

    EditionShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One change of the framework at a time, on all nodes, until the transaction ends.
    void hold() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('kaname.framework'))")
                .query((_, _) -> true)
                .list();
    }

    int latestNumber() {
        return jdbc.sql("select coalesce(max(number), 0) from framework.edition")
                .query(Integer.class)
                .single();
    }

    Optional<Edition> latest() {
        return jdbc.sql(EDITION + " order by number desc limit 1")
                .query((row, _) -> edition(row))
                .optional();
    }

    /// Whether an edition was made by a release with these files.
    boolean knows(Hash release) {
        return jdbc.sql("select exists (select from framework.edition where release = ?)")
                .param(release.bytes())
                .query(Boolean.class)
                .single();
    }

    /// The edition known at a point in time; before the first, the first.
    Optional<Edition> knownAt(Instant instant) {
        return jdbc.sql(
                        EDITION
                                + " order by known_from <= ? desc,"
                                + " case when known_from <= ? then number else -number end desc"
                                + " limit 1")
                .params(Timestamp.from(instant), Timestamp.from(instant))
                .query((row, _) -> edition(row))
                .optional();
    }

    /// The latest first.
    List<Edition> before(int number, int most) {
        return jdbc.sql(EDITION + " where number < ? order by number desc limit ?")
                .params(number, most)
                .query((row, _) -> edition(row))
                .list();
    }

    Optional<Edition> edition(int number) {
        return jdbc.sql(EDITION + " where number = ?")
                .param(number)
                .query((row, _) -> edition(row))
                .optional();
    }

    /// The number of the edition that a change became.
    Optional<Integer> adoption(UUID change) {
        return jdbc.sql(
                        "select number from framework.edition where change = ? and cause ="
                                + " 'adoption'")
                .param(change)
                .query(Integer.class)
                .optional();
    }

    CatalogueFolder files(int number) {
        Map<String, String> files = new TreeMap<>();
        jdbc.sql(
                        """
                        select f.path, t.content from framework.edition_file f join framework.text t using (hash)
                         where f.edition = ?
                        """)
                .param(number)
                .query(
                        (org.springframework.jdbc.core.RowCallbackHandler)
                                row -> files.put(row.getString("path"), row.getString("content")));
        return new CatalogueFolder(new TreeMap<>(files));
    }

    /// A release's files with the changes that stand laid over them in the order of their adoption;
    /// all but one of them, if one is named.
    CatalogueFolder layered(CatalogueFolder release, @Nullable UUID without) {
        CatalogueFolder layered = release;
        for (var standing : standing().entrySet()) {
            if (!standing.getKey().equals(without)) {
                layered = layered.under(standing.getValue());
            }
        }
        return layered;
    }

    private Map<UUID, Map<String, String>> standing() {
        Map<UUID, Map<String, String>> standing = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select e.change, f.path, t.content
                          from framework.edition e
                          join framework.drafted_file f on f.change = e.change
                           and f.number = (select max(s.number) from framework.step s
                                            where s.change = e.change and s.act = 'drafted')
                          join framework.text t on t.hash = f.hash
                         where e.cause = 'adoption'
                           and not exists (select from framework.step w
                                            where w.change = e.change and w.act = 'withdrawn')
                         order by e.number
                        """)
                .query(
                        (org.springframework.jdbc.core.RowCallbackHandler)
                                row ->
                                        standing.computeIfAbsent(
                                                        row.getObject("change", UUID.class),
                                                        _ -> new TreeMap<>())
                                                .put(
                                                        row.getString("path"),
                                                        row.getString("content")));
        return standing;
    }

    /// Puts the next edition on the shelf and gives its number.
    int put(
            CatalogueFolder folder,
            Instant at,
            Edition.Cause cause,
            @Nullable UUID change,
            Hash release) {
        Map<String, Hash> hashes = keep(folder.files());
        int number = latestNumber() + 1;
        jdbc.sql(
                        """
                        insert into framework.edition (number, known_from, cause, change, release)
                        values (:number, :at, :cause, :change, :release)
                        """)
                .param("number", number)
                .param("at", Timestamp.from(at))
                .param("cause", cause.id())
                .param("change", change, Types.OTHER)
                .param("release", release.bytes())
                .update();
        jdbc.sql(
                        """
                        insert into framework.edition_file (edition, path, hash)
                        select ?, path, decode(hash, 'hex') from unnest(?::text[], ?::text[]) as f (path, hash)
                        """)
                .params(
                        number,
                        hashes.keySet().toArray(String[]::new),
                        hashes.values().stream().map(Hash::hex).toArray(String[]::new))
                .update();
        return number;
    }

    /// Keeps texts and gives the hash of each.
    Map<String, Hash> keep(Map<String, String> files) {
        Map<String, Hash> hashes = new TreeMap<>();
        files.forEach((path, text) -> hashes.put(path, Hash.sha256(text)));
        jdbc.sql(
                        """
                        insert into framework.text (hash, content)
                        select decode(hash, 'hex'), content from unnest(?::text[], ?::text[]) as t (hash, content)
                            on conflict do nothing
                        """)
                .params(
                        hashes.values().stream().map(Hash::hex).toArray(String[]::new),
                        hashes.keySet().stream().map(files::get).toArray(String[]::new))
                .update();
        return hashes;
    }

    private static Edition edition(ResultSet row) throws SQLException {
        return new Edition(
                row.getInt("number"),
                row.getTimestamp("known_from").toInstant(),
                Edition.Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                row.getObject("change", UUID.class),
                Hash.of(row.getBytes("release")));
    }
}
