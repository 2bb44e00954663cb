package kaname.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.catalogue.Purpose;
import kaname.platform.database.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who reads for what is said three times: to the database, to the pages, to people. It is the
/// same.
@Tag("C8")
@Tag("C18")
class RolesTest {

    private static final JdbcClient OWNER = TestDatabase.fresh().asOwner();
    private static final Pattern WORD = Pattern.compile("`([a-z-]+)`");

    @Test
    void theDatabaseKnowsTheRolesThatThePagesKnow() {
        assertThat(OWNER.sql("select id from registry.role").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Role.values()).map(Role::id).toList());
    }

    @Test
    void theDatabaseKnowsThePurposesThatTheCatalogueKnows() {
        for (String table : List.of("registry.role_purpose", "exchange.crossing")) {
            String rule =
                    OWNER.sql(
                                    "select pg_get_constraintdef(oid) from pg_constraint where"
                                            + " conrelid = ?::regclass and conname like"
                                            + " '%purpose_check'")
                            .param(table)
                            .query(String.class)
                            .single();
            for (Purpose purpose : Purpose.values()) {
                assertThat(rule).contains("'" + purpose.id() + "'");
            }
        }
    }

    @Test
    void theGuideSaysWhatTheDatabaseHolds() throws IOException {
        Map<String, Set<String>> said = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs/eyes.md"))) {
            String[] cells = line.split("\\|");
            if (cells.length == 4 && Role.of(cells[1].strip().replace("`", "")).isPresent()) {
                Set<String> purposes = new TreeSet<>();
                Matcher matcher = WORD.matcher(cells[3]);
                while (matcher.find()) {
                    purposes.add(matcher.group(1));
                }
                said.put(cells[1].strip().replace("`", ""), purposes);
            }
        }
        Map<String, Set<String>> held = new TreeMap<>();
        for (Role role : Role.values()) {
            held.put(
                    role.id(),
                    new TreeSet<>(
                            OWNER.sql("select purpose from registry.role_purpose where role = ?")
                                    .param(role.id())
                                    .query(String.class)
                                    .list()));
        }
        assertThat(said).isEqualTo(held);
    }

    @Test
    @Tag("F11")
    void supervisionReadsForNothingThatWasToldInConfidence() {
        assertThat(
                        OWNER.sql(
                                        "select purpose from registry.role_purpose where role ="
                                                + " 'ministry-supervision'")
                                .query(String.class)
                                .list())
                .containsExactly(Purpose.STATUTORY.id());
    }
}
