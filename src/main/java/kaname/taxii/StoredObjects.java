package kaname.taxii;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Reads pages of a collection, one statement each, in the order in which objects were added.
@Repository
@Transactional(readOnly = true)
class StoredObjects {

    /// A page is closed early rather than made larger than this, but for one object alone.
    private static final long MOST_BYTES = 8_000_000;

    private static final String PAGE =
            """
            with shelf as materialized (
                select c.id, c.id = any ((select taxii.readable())::uuid[]) as reads,
                       exists (select from taxii.object k where k.collection = c.id and k.id = :object) as known
                  from taxii.collection c where c.id::text = :lower or c.alias = :collection),
            found as (
                select o.added, o.id, o.shown, {content} as content, o.size, o.guards,
                       row_number() over up as number, sum(o.size) over up - o.size as before,
                       count(*) over () as found
                  from (select * from taxii.object o
                         where o.collection = (select shelf.id from shelf) and o.added > :after {where}
                         order by o.added limit :limit + 1) o
                window up as (order by o.added rows unbounded preceding))
            select shelf.reads, shelf.known, f.*
              from shelf left join found f on f.number <= :limit and (f.before < :bytes or f.number = 1)
             order by f.added
            """;

    private final JdbcClient jdbc;

    StoredObjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Found objects(String collection, Filters filters) {
        return page("o.content", MOST_BYTES, collection, null, filters);
    }

    Found manifest(String collection, Filters filters) {
        return page("null::text", Long.MAX_VALUE, collection, null, filters);
    }

    Found object(String collection, String object, Filters filters) {
        return page("o.content", MOST_BYTES, collection, object, filters);
    }

    Found versions(String collection, String object, Filters filters) {
        return page("null::text", Long.MAX_VALUE, collection, object, filters);
    }

    private Found page(
            String content,
            long bytes,
            String collection,
            @Nullable String object,
            Filters filters) {
        OffsetDateTime after =
                (filters.after() == null ? Next.EARLIEST : filters.after())
                        .atOffset(ZoneOffset.UTC);
        return jdbc.sql(
                        PAGE.replace("{content}", content)
                                .replace("{where}", where(object, filters)))
                .param("collection", collection)
                .param("lower", collection.toLowerCase(Locale.ROOT))
                .param("object", object)
                .param("after", after)
                .param("limit", filters.limit())
                .param("bytes", bytes)
                .param("ids", filters.ids().toArray(String[]::new))
                .param("types", filters.types().toArray(String[]::new))
                .param("id", filters.ids().isEmpty() ? null : filters.ids().getFirst())
                .param("type", filters.types().isEmpty() ? null : filters.types().getFirst())
                .param("versions", filters.versions().times())
                .query(StoredObjects::found);
    }

    /// Made of fixed parts: what was asked for comes as parameters.
    private static String where(@Nullable String object, Filters filters) {
        StringBuilder where = new StringBuilder();
        if (object != null) {
            where.append(" and o.id = :object");
        }
        narrow(where, filters.ids(), " and o.id = :id", " and o.id = any (:ids)");
        narrow(where, filters.types(), " and o.type = :type", " and o.type = any (:types)");
        if (!filters.served()) {
            where.append(" and false");
        }
        return where.append(versions(filters.versions())).toString();
    }

    private static void narrow(StringBuilder where, List<String> values, String one, String many) {
        if (!values.isEmpty()) {
            where.append(values.size() == 1 ? one : many);
        }
    }

    private static String versions(Filters.Versions versions) {
        if (versions.all()) {
            return "";
        }
        if (versions.onlyLast()) {
            return " and o.last";
        }
        return " and (false"
                + (versions.first() ? " or o.first" : "")
                + (versions.last() ? " or o.last" : "")
                + (versions.at().isEmpty()
                        ? ""
                        : " or o.version = any (cast(:versions as timestamptz[]))"
                                + " or (o.version = '-infinity'"
                                + " and o.added = any (cast(:versions as timestamptz[])))")
                + ")";
    }

    private static Found found(ResultSet rows) throws SQLException {
        List<Found.Row> page = new ArrayList<>();
        boolean seen = false;
        boolean reads = false;
        boolean known = false;
        long all = 0;
        while (rows.next()) {
            seen = true;
            reads = rows.getBoolean("reads");
            known = rows.getBoolean("known");
            @Nullable OffsetDateTime added = rows.getObject("added", OffsetDateTime.class);
            if (added != null) {
                all = rows.getLong("found");
                page.add(row(rows, added));
            }
        }
        return new Found(seen, reads, known, all > page.size(), page);
    }

    private static Found.Row row(ResultSet rows, OffsetDateTime added) throws SQLException {
        byte @Nullable [] content = rows.getBytes("content");
        return new Found.Row(
                added.toInstant(),
                rows.getString("id"),
                rows.getString("shown"),
                ByteBuffer.wrap(content == null ? new byte[0] : content),
                guards(rows.getArray("guards")));
    }

    private static List<UUID> guards(@Nullable Array guards) throws SQLException {
        return guards == null ? List.of() : List.of((UUID[]) guards.getArray());
    }
}
