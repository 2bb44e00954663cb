package kaname.taxii;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Puts STIX objects into a collection and takes them out again, as the caller and inside the
/// caller's transaction. From the first addition to the end of the transaction nobody else adds to
/// that collection, so keep it short.
@Service
@Transactional
public class Shelf {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What became of one object.
    ///
    /// @param version as clients are told it
    /// @param fresh false: that version was there before, and stays as it was
    record Put(String version, boolean fresh) {}

    private final JdbcClient jdbc;

    Shelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds each object whose id and version are not there yet, in that order.
    ///
    /// @param objects JSON texts of STIX 2.1 objects, which are served byte for byte
    /// @throws IllegalArgumentException if one is no valid STIX 2.1 object; nothing is added then
    /// @throws org.springframework.dao.PermissionDeniedDataAccessException unless the caller writes
    ///   that collection
    public void put(UUID collection, List<String> objects) {
        add(collection, checked(objects));
    }

    /// The same in a collection of the house's own, where each object is there for whoever may read
    /// one of the advisories that it came with.
    ///
    /// @param guard an advisory of the caller's
    public void put(UUID collection, UUID guard, List<String> objects) {
        add(collection, guard, checked(objects));
    }

    private static List<StixObject> checked(List<String> objects) {
        List<StixObject> checked = new ArrayList<>();
        for (String text : objects) {
            var verdict = StixRules.judge(JSON.readTree(text), text);
            if (verdict.object() == null) {
                throw new IllegalArgumentException(verdict.id() + ": " + verdict.why());
            }
            checked.add(verdict.object());
        }
        return checked;
    }

    /// Takes out of a collection of the house's own what came with this advisory, as far as it came
    /// with no other.
    public void withdraw(UUID collection, UUID guard) {
        jdbc.sql("select taxii.unguard(?, ?)").params(collection, guard).query().singleRow();
    }

    /// Takes every version of an object out, the caller's own or, for the keeper, anybody's. Who
    /// read it keeps it: to take it back, put a revoked version in its place.
    public void withdraw(UUID collection, String object) {
        delete(collection, object, Filters.Versions.ALL);
    }

    List<Put> add(UUID collection, List<StixObject> objects) {
        return add("taxii.put(:collection, ", collection, null, objects);
    }

    private void add(UUID collection, UUID guard, List<StixObject> objects) {
        add("taxii.put_guarded(:collection, :guard, ", collection, guard, objects);
    }

    private List<Put> add(
            String function, UUID collection, @Nullable UUID guard, List<StixObject> objects) {
        return jdbc.sql(
                        "select place, shown, fresh from "
                                + function
                                + ":ids, :types, cast(:versions as timestamptz[]), :said,"
                                + " :contents, cast(:looks as jsonb), cast(:signs as jsonb))"
                                + " order by place")
                .param("collection", collection)
                .param("guard", guard)
                .param("ids", column(objects, StixObject::id))
                .param("types", column(objects, StixObject::type))
                .param("versions", column(objects, it -> text(it.version())))
                .param("said", column(objects, StixObject::said))
                .param("contents", column(objects, StixObject::content))
                .param("looks", Looks.alone(objects.stream().map(StixObject::look).toList()))
                .param("signs", Looks.signs(objects.stream().map(StixObject::look).toList()))
                .query((row, _) -> new Put(row.getString("shown"), row.getBoolean("fresh")))
                .list();
    }

    /// How many versions went; null where there were some and none was the caller's to delete.
    @Nullable Integer delete(UUID collection, String object, Filters.Versions versions) {
        List<@Nullable Integer> gone = new ArrayList<>();
        jdbc.sql("select taxii.withdraw(?, ?, ?, ?, ?, cast(? as timestamptz[])) as gone")
                .params(
                        collection,
                        object,
                        versions.first(),
                        versions.last(),
                        versions.all(),
                        versions.times())
                .query(row -> {
                    gone.add(row.getObject("gone", Integer.class));
                });
        return gone.getFirst();
    }

    private static @Nullable String text(@Nullable Instant version) {
        return version == null ? null : version.toString();
    }

    private static @Nullable String[] column(
            List<StixObject> objects,
            java.util.function.Function<StixObject, @Nullable String> value) {
        return objects.stream().map(value).toArray(String[]::new);
    }
}
