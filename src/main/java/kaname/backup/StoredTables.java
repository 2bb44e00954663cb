package kaname.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The tables of the house's schemas, whichever they are, over one connection of their owner.
final class StoredTables {

    private final Connection connection;
    private final JdbcClient jdbc;

    /// Names are quoted where they need it.
    record Columns(String table, String columns) {}

    StoredTables(Connection connection) {
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /// Each after those that it refers to.
    List<Columns> inOrder() {
        Map<String, String> columns = columns();
        Map<String, Set<String>> references = references();
        List<Columns> ordered = new ArrayList<>();
        Set<String> done = new HashSet<>();
        while (done.size() < columns.size()) {
            List<String> free =
                    columns.keySet().stream()
                            .filter(table -> !done.contains(table))
                            .filter(table ->
                                    done.containsAll(references.getOrDefault(table, Set.of())))
                            .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle");
            }
            free.forEach(table -> ordered.add(new Columns(table, columns.getOrDefault(table, ""))));
            done.addAll(free);
        }
        return ordered;
    }

    List<Manifest.Sequence> sequences() {
        List<String> names =
                jdbc.sql(
                                """
                                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                 where c.relkind = 'S' and n.nspname !~ '^(pg_|information_schema)' order by 1
                                """)
                        .query(String.class)
                        .list();
        return names.stream()
                .map(name ->
                        jdbc.sql("select last_value, is_called from " + name)
                                .query((row, _) ->
                                        new Manifest.Sequence(
                                                name, row.getLong(1), row.getBoolean(2)))
                                .single())
                .toList();
    }

    long copyOut(Columns table, OutputStream out) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy %s (%s) to stdout".formatted(table.table(), table.columns()), out);
    }

    /// @param table one of [#inOrder]: its names stand in the statement as they are
    long copyIn(Columns table, InputStream in) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin".formatted(table.table(), table.columns()), in);
    }

    private Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select c.oid::regclass::text as name,
                               string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
                          from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                                             and a.attgenerated = ''
                         where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'
                           and c.relname <> 'flyway_schema_history'
                         group by c.oid order by 1
                        """)
                .query(row -> {
                    columns.put(row.getString("name"), row.getString("columns"));
                });
        return columns;
    }

    private Map<String, Set<String>> references() {
        Map<String, Set<String>> references = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select conrelid::regclass::text as name, confrelid::regclass::text as target
                          from pg_constraint where contype = 'f' and conrelid <> confrelid
                        """)
                .query(row -> {
                    references
                            .computeIfAbsent(row.getString("name"), _ -> new HashSet<>())
                            .add(row.getString("target"));
                });
        return references;
    }
}
