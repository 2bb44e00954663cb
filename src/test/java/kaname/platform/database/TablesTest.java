package kaname.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the database's own catalogue says of the wall: every table has row-level security or stands
/// here with its reason, and the application may do no more than insert and read but where it is
/// said.
class TablesTest {

    private static final JdbcClient OWNER = TestDatabase.fresh().asOwner();
    private static final String OURS =
            " not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like"
                    + " 'pg\\_temp%'";

    /// Tables without row-level security, and why.
    private static final Map<String, String> NO_WALL =
            Map.ofEntries(
                    Map.entry("public.flyway_schema_history", "not granted to the application"),
                    Map.entry("exchange.ledger", "not granted: read through functions only"),
                    Map.entry("exchange.ledger_head", "not granted: one row, written by append"),
                    Map.entry("exchange.escalation_rule", "the policy of the house, for everyone"),
                    Map.entry("exchange.cadence", "not granted: the pace of reminders"),
                    Map.entry("exchange.urgency", "not granted: the pace for one incident"),
                    Map.entry("filing.planned_edition", "one number, about nobody"),
                    Map.entry("platform.pulse", "one beat, about nobody"),
                    Map.entry("platform.scheduled_task", "names tasks, nobody's data"));

    /// Tables that the application may change, as far as its column grants go, and why.
    private static final Map<String, String> CHANGED =
            Map.ofEntries(
                    Map.entry("registry.session", "ended by its holder or an administrator"),
                    Map.entry("registry.passkey", "named by its holder"),
                    Map.entry("registry.system", "its words and kind, by the operator that has it"),
                    Map.entry("registry.two_hands", "granted or refused by a second person"),
                    Map.entry("filing.reminder", "planned anew or cancelled"),
                    Map.entry("filing.notice", "read"),
                    Map.entry("filing.measure", "written again by its operator; each word is kept"),
                    Map.entry("advisory.partner_pause", "resumed, once"),
                    Map.entry("advisory.partner_token", "revoked, once"),
                    Map.entry("filing.planned_edition", "the edition that reminders follow"),
                    Map.entry("filing.proposal", "the operator's answer"),
                    Map.entry("exchange.channel", "renamed, narrowed, removed"),
                    Map.entry("exchange.crossing", "the operator's answer"),
                    Map.entry("taxii.collection", "its words, readers and writers, by its keeper"),
                    Map.entry("nearmiss.office", "what a person looks at"),
                    Map.entry("nearmiss.office_lock", "a new passphrase for the same key"),
                    Map.entry("nearmiss.passage", "decided, or taken back"),
                    Map.entry("nearmiss.relayed", "emptied by its reporter"),
                    Map.entry("community.crossing", "the answer of the circle that owns it"),
                    Map.entry("community.reading", "how far one person has read"),
                    Map.entry("community.sharing_rule", "its last day, by who wrote it"),
                    Map.entry(
                            "dependency.dependency",
                            "written again by its operator; each word is kept"),
                    Map.entry(
                            "dependency.description",
                            "written again by its operator; each word is kept"),
                    Map.entry("situation.feedback", "seen to, once"),
                    Map.entry("platform.scheduled_task", "tasks run"));

    /// Tables from which the application may delete, and why.
    private static final Map<String, String> DELETED =
            Map.ofEntries(
                    Map.entry("platform.scheduled_task", "a task is done"),
                    Map.entry(
                            "dependency.dependency", "removed by its operator; each word is kept"),
                    Map.entry(
                            "dependency.description", "removed by its operator; each word is kept"),
                    Map.entry("filing.measure", "taken back by its operator; each word is kept"),
                    Map.entry("nearmiss.leaving", "it left, or was called back"),
                    Map.entry("registry.known_name", "it names nobody any more"),
                    Map.entry("registry.system", "its operator has it no more"),
                    Map.entry("registry.service_system", "it carries that service no more"),
                    Map.entry("taxii.member", "it reads or writes there no more"),
                    Map.entry("registry.passkey", "a passkey is taken away"),
                    Map.entry("registry.provider_link", "a link is undone"),
                    Map.entry("registry.totp", "a second factor is taken away"),
                    Map.entry("registry.recovery_code", "new ones take their place"),
                    Map.entry("registry.system_product", "a system no longer uses it"),
                    Map.entry("registry.network", "it is another's now"),
                    Map.entry("registry.client", "it is no client any more"));

    @Test
    void everyTableHasRowLevelSecurityOrAReasonNotTo() {
        assertThat(
                        names(
                                "select n.nspname || '.' || c.relname from pg_class c join"
                                    + " pg_namespace n on n.oid = c.relnamespace where c.relkind in"
                                    + " ('r', 'p') and not c.relrowsecurity and n.nspname"
                                        + OURS))
                .as("enable row level security in the migration, or say here why not")
                .isEqualTo(NO_WALL.keySet());
    }

    @Test
    void whatIsSaidNotToBeGrantedIsNotGranted() {
        NO_WALL.forEach((table, why) -> {
            if (why.startsWith("not granted")) {
                assertThat(
                                OWNER.sql(
                                                "select has_table_privilege('kaname_app', ?,"
                                                    + " 'select') or"
                                                    + " has_any_column_privilege('kaname_app', ?,"
                                                    + " 'select')")
                                        .params(table, table)
                                        .query(Boolean.class)
                                        .single())
                        .as(table)
                        .isFalse();
            }
        });
    }

    @Test
    void theApplicationChangesOnlyWhatIsSaidHere() {
        assertThat(granted("update")).isEqualTo(CHANGED.keySet());
        assertThat(granted("delete")).isEqualTo(DELETED.keySet());
        assertThat(granted("truncate")).isEmpty();
        assertThat(granted("trigger")).isEmpty();
        assertThat(granted("references")).isEmpty();
    }

    private static Set<String> granted(String privilege) {
        String columns =
                Set.of("update", "references").contains(privilege)
                        ? " or has_any_column_privilege('kaname_app', c.oid, '" + privilege + "')"
                        : "";
        return names(
                "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid"
                        + " = c.relnamespace where c.relkind in ('r', 'p') and"
                        + " (has_table_privilege('kaname_app', c.oid, '"
                        + privilege
                        + "')"
                        + columns
                        + ") and n.nspname"
                        + OURS);
    }

    @Test
    void theApplicationOwnsNothingAndMayBecomeNobody() {
        assertThat(
                        names(
                                "select 'table ' || relname from pg_class where relowner ="
                                    + " 'kaname_app'::regrole union all select 'function ' ||"
                                    + " proname from pg_proc where proowner = 'kaname_app'::regrole"
                                    + " union all select 'schema ' || nspname from pg_namespace"
                                    + " where nspowner = 'kaname_app'::regrole union all select"
                                    + " 'member of ' || roleid::regrole from pg_auth_members where"
                                    + " member = 'kaname_app'::regrole union all select 'may create"
                                    + " in ' || nspname from pg_namespace where"
                                    + " has_schema_privilege('kaname_app', oid, 'create')"))
                .isEmpty();
        assertThat(
                        OWNER.sql(
                                        "select rolsuper or rolbypassrls or rolcreaterole or"
                                            + " rolcreatedb or rolreplication from pg_roles where"
                                            + " rolname = 'kaname_app'")
                                .query(Boolean.class)
                                .single())
                .isFalse();
    }

    @Test
    void whatLooksBehindTheWallCannotBeMisled() {
        assertThat(
                        names(
                                "select p.oid::regprocedure::text from pg_proc p join pg_namespace"
                                        + " n on n.oid = p.pronamespace where p.prosecdef and not"
                                        + " coalesce('search_path=pg_catalog' = any (p.proconfig),"
                                        + " false) and n.nspname"
                                        + OURS))
                .as("security definer functions name their search path")
                .isEmpty();
    }

    private static Set<String> names(String sql) {
        return new TreeSet<>(OWNER.sql(sql).query(String.class).list());
    }
}
