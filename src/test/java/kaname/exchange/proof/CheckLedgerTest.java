package kaname.exchange.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.House;
import kaname.exchange.Hash;
import kaname.exchange.KeyRing;
import kaname.exchange.Signer;
import kaname.exchange.proof.TreeHead.SignedHead;
import kaname.platform.Text;
import kaname.platform.database.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whoever owns the database changes what they like; each time the check says so.
@Tag("N7")
class CheckLedgerTest {

    /// A line of the ledger, hashed as `exchange.append` hashes it: what a forger would write.
    private static final String REHASH =
            """
            do $$
            declare
                e exchange.ledger;
                p bytea := decode(repeat('00', 32), 'hex');
            begin
                for e in select * from exchange.ledger order by sequence loop
                    update exchange.ledger set previous = p where sequence = e.sequence;
                    p := sha256(convert_to(concat_ws('|', e.sequence,
                        to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.kind, e.subject,
                        e.organisation, e.basis, encode(e.content_hash, 'hex'), encode(p, 'hex')), 'UTF8'));
                    update exchange.ledger set hash = p where sequence = e.sequence;
                    update exchange.ledger_head set sequence = e.sequence, hash = p;
                end loop;
            end $$
            """;

    private static final String REBUILD =
            "do $$ begin delete from exchange.tree_node; perform exchange.grow_tree(1000); end $$";

    private static final String CUT =
            """
            delete from exchange.ledger where sequence > 17;
            update exchange.ledger_head
               set sequence = 17, hash = (select hash from exchange.ledger where sequence = 17)
            """;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient owner = database.asOwner();
    private final KeyRing keys = KeyRing.of(Signer.passing());
    private final TreeHeads heads =
            new TreeHeads(database.asApplication(), keys, Clock.systemUTC());

    @Test
    void anUntouchedLedgerHoldsAlsoWhileTheNewestEntriesAreNotInTheTreeYet() {
        assertThat(check().findings()).isEmpty();
        fill();
        assertThat(check().findings()).isEmpty();
        assertThat(check().entries()).isEqualTo(23);
        assertThat(check().heads()).isEqualTo(3);
        Entries.append(database.asApplication(), 4);
        assertThat(check().findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "update exchange.ledger set basis = 'x' where sequence = 9 ~ Entry 9 does not hash",
                "update exchange.ledger set at = at + interval '1 microsecond' where sequence = 1 ~"
                        + " Entry 1 does not hash",
                "update exchange.ledger set organisation = 'other' where sequence = 23 ~ Entry 23"
                        + " does not hash",
                "update exchange.ledger set content_hash = sha256('x') where sequence = 5 ~ Entry 5"
                        + " does not hash",
                "update exchange.ledger set hash = sha256('x') where sequence = 5 ~ Entry 5 does"
                        + " not hash",
                "update exchange.ledger set previous = sha256('x') where sequence = 5 ~ Entry 5"
                        + " follows another entry",
                "delete from exchange.ledger where sequence = 8 ~ Entry 8 is missing",
                "delete from exchange.ledger where sequence = 1 ~ Entry 1 is missing",
                "delete from exchange.ledger where sequence > 20 ~ but its head says entry 23",
                "delete from exchange.ledger ~ covers 23 entries, but only 0",
                "delete from exchange.ledger_head ~ but its head says entry 0",
                "update exchange.ledger_head set hash = sha256('x') ~ but its head says",
                "update exchange.tree_node set hash = sha256('x') where level = 1 and index = 3 ~"
                        + " over the first 8 entries differs",
                "delete from exchange.tree_node where level = 0 and index = 3 ~ differs from the"
                        + " stored one",
                "update exchange.tree_head set root = sha256('x') where size = 7 ~ tree head over 7"
                        + " entries",
                "update exchange.tree_head set at = at - interval '1 day' where size = 7 ~ tree"
                        + " head over 7 entries",
                "update exchange.tree_head set jws = overlay(jws placing translate(substr(jws,"
                        + " length(jws) - 40, 1), 'ABCDEFGHabcdefgh', 'BADCFEHGbadcfehg') || 'x'"
                        + " from length(jws) - 40) where size = 7 ~ tree head over 7 entries",
            })
    void aChangedOrDeletedRowIsFound(String sql, String finding) {
        fill();
        owner.sql(sql).update();
        assertFinds(finding);
    }

    @Test
    void swappedEntriesAreFound() {
        fill();
        owner.sql(
                        """
                        update exchange.ledger set sequence = 1000 where sequence = 6;
                        update exchange.ledger set sequence = 6 where sequence = 7;
                        update exchange.ledger set sequence = 7 where sequence = 1000
                        """)
                .update();
        assertFinds("Entry 6 ");
    }

    @Test
    void aHistoryThatWasRewrittenWithAllItsHashesIsFoundByTheSignedHeads() {
        fill();
        owner.sql("update exchange.ledger set basis = 'forged' where sequence = 4").update();
        owner.sql(REHASH).update();
        assertFinds("The tree over the first 4 entries differs");
        owner.sql(REBUILD).update();
        assertFinds("The first 7 entries are not those whose tree head was signed");
    }

    @Test
    void aTruncationTogetherWithTheHeadRowAndTheTreeIsFoundByTheSignedHeads() {
        fill();
        owner.sql(CUT).update();
        assertFinds("covers 23 entries, but only 17");
        owner.sql(REBUILD).update();
        assertFinds("covers 23 entries, but only 17");
        // and so is one that was filled up again with other entries
        Entries.append(database.asApplication(), 6);
        owner.sql(REBUILD).update();
        assertFinds("The first 23 entries are not those whose tree head was signed");
    }

    @Test
    void aTruncationWithItsHeadsToldIsFoundOnlyByAHeadThatSomebodyKept() {
        fill();
        SignedHead kept = heads.latest().orElseThrow();
        owner.sql(CUT).update();
        owner.sql("delete from exchange.tree_head where size > 17").update();
        owner.sql(REBUILD).update();
        assertThat(check().findings()).isEmpty();
        assertThat(english(run(List.of(kept))))
                .anyMatch(found -> found.contains("covers 23 entries, but only 17"));
    }

    @Test
    void entriesAfterTheLastSignedHeadCanBeCutOffUnseen() {
        fill();
        Entries.append(database.asApplication(), 3);
        owner.sql(CUT.replace("17", "23")).update();
        assertThat(check().findings()).isEmpty();
    }

    @Test
    void aHeadUnderAnotherKeyIsFound() {
        fill();
        CheckLedger.Outcome outcome =
                new CheckLedger(database.owner())
                        .run(KeyRing.of(Signer.passing()).publicKeys(), List.of());
        assertThat(english(outcome)).hasSize(3).allMatch(f -> f.contains("signed by no key"));
    }

    @Test
    void aReportThatIsNotTheOneInTheLedgerIsFound() {
        String incident = UUID.randomUUID().toString();
        owner.sql(
                        """
                        insert into registry.organisation values ('org', '甲', 'A', 'operator', 'JP');
                        insert into registry.account values (gen_random_uuid(), 'org', 'desk', 'operator-desk', '係', 'desk');
                        insert into incident.incident
                        select '%s', 'org', 't', 'incident', false, now(), id from registry.account;
                        insert into incident.report select '%s', 1, now(), id, 'org', 'the report' from registry.account
                        """
                                .formatted(incident, incident))
                .update();
        assertFinds("The stored report " + incident + " is in no entry");
        database.asApplication()
                .sql(
                        """
                        select count(*) from exchange.append(?, array['report'], array[?::uuid], array['org'],
                            array['report/1'], array[?::bytea])
                        """)
                .params(
                        java.sql.Timestamp.from(Instant.parse("2026-11-20T00:00:00Z")),
                        incident,
                        Hash.sha256("the report").bytes())
                .query(Long.class)
                .single();
        assertThat(check().findings()).isEmpty();
        owner.sql("update incident.report set document = 'another report'").update();
        assertFinds("The report " + incident + " of entry 1 is not stored as it was");
    }

    @Test
    void theSharedHouseHolds() {
        House house = House.open();
        CheckLedger.Outcome outcome =
                new CheckLedger(house.database().owner())
                        .run(house.bean(KeyRing.class).publicKeys(), List.of());
        assertThat(english(outcome)).isEmpty();
    }

    private void fill() {
        for (int more : new int[] {7, 5, 11}) {
            Entries.append(database.asApplication(), more);
            heads.advance();
        }
    }

    private CheckLedger.Outcome check() {
        return run(List.of());
    }

    private CheckLedger.Outcome run(List<SignedHead> kept) {
        return new CheckLedger(database.owner()).run(keys.publicKeys(), kept);
    }

    private void assertFinds(String finding) {
        assertThat(english(check())).anyMatch(found -> found.contains(finding));
    }

    private static List<String> english(CheckLedger.Outcome outcome) {
        return outcome.findings().stream().map(Text::en).toList();
    }
}
