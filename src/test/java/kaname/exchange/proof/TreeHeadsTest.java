package kaname.exchange.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import kaname.exchange.Hash;
import kaname.exchange.KeyRing;
import kaname.exchange.Signer;
import kaname.exchange.proof.TreeHead.SignedHead;
import kaname.platform.database.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("N7")
class TreeHeadsTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient application = database.asApplication();
    private final KeyRing keys = KeyRing.of(Signer.passing());
    private final TreeHeads heads = new TreeHeads(application, keys, Clock.systemUTC());

    @Test
    void aHeadIsSignedOverWhateverTheLedgerHasBecomeAndOnlyIfItGrew() {
        assertThat(heads.advance()).isZero();
        assertThat(heads.latest()).isEmpty();
        List<TreeHead> signed = new ArrayList<>();
        for (int more : new int[] {1, 1, 1, 2, 3, 8, 5, 11, 1, 32, 7, 64, 29}) {
            Entries.append(application, more);
            heads.advance();
            heads.advance();
            signed.add(head().head());
        }
        assertThat(count("exchange.tree_head")).isEqualTo(signed.size());
        List<Hash> leaves = Entries.leaves(database.asOwner());
        for (TreeHead head : signed) {
            MerkleTree tree = MerkleTree.of(leaves.subList(0, (int) head.size()));
            assertThat(head.root()).isEqualTo(tree.root());
            assertThat(heads.consistency(head.size(), leaves.size()))
                    .isEqualTo(MerkleTree.of(leaves).consistency(head.size()));
        }
        TreeHead last = signed.getLast();
        List<Long> all = LongStream.rangeClosed(1, last.size()).boxed().toList();
        List<InclusionProof> proofs = heads.inclusion(last, all);
        for (int i = 0; i < leaves.size(); i++) {
            assertThat(proofs.get(i).proves(leaves.get(i), last.root())).isTrue();
        }
    }

    @Test
    void nodesThatRunAtOnceWhileTheLedgerGrowsSignOneGrowingHistory() throws Exception {
        Callable<Boolean> sign =
                () -> {
                    for (int i = 0; i < 15; i++) {
                        heads.advance();
                    }
                    return true;
                };
        Callable<Boolean> write =
                () -> {
                    for (int i = 0; i < 30; i++) {
                        Entries.append(application, 1 + i % 3);
                    }
                    return true;
                };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(sign, write, sign, sign))) {
                done.get();
            }
        }
        heads.advance();
        List<Hash> leaves = Entries.leaves(database.asOwner());
        assertThat(head().head().size()).isEqualTo(leaves.size());
        List<SignedHead> kept =
                application
                        .sql("select jws from exchange.tree_head order by at, size")
                        .query(String.class)
                        .list()
                        .stream()
                        .map(jws -> SignedHead.read(jws, keys.publicKeys()).orElseThrow())
                        .toList();
        assertThat(kept).extracting(h -> h.head().size()).isSorted().doesNotHaveDuplicates();
        for (SignedHead head : kept) {
            assertThat(head.head().root())
                    .isEqualTo(MerkleTree.of(leaves.subList(0, (int) head.head().size())).root());
        }
    }

    @Test
    void aRunKilledHalfwayLeavesNothingAndTheNextOneDoesItAll() {
        Entries.append(application, 5);
        database.transaction()
                .executeWithoutResult(transaction -> {
                    heads.advance();
                    transaction.setRollbackOnly();
                });
        // the pool of the application is another connection in the transaction manager's eyes
        heads.advance();
        assertThat(head().head().size()).isEqualTo(5);
        assertThat(count("exchange.tree_node")).isEqualTo(5 + 2 + 1);
    }

    @Test
    void theApplicationCanAddNoNodeAndNoFalseHeadAndSeesWhoseEntriesTheyAreNowhere() {
        Entries.append(application, 3);
        heads.advance();
        for (String sql :
                List.of(
                        "insert into exchange.tree_node values (0, 99, decode(repeat('00', 32),"
                                + " 'hex'))",
                        "insert into exchange.tree_head values (99, decode(repeat('00', 32),"
                                + " 'hex'), now(), 'x')",
                        "update exchange.tree_head set jws = 'x'",
                        "update exchange.tree_node set hash = hash",
                        "delete from exchange.tree_head",
                        "delete from exchange.tree_node",
                        "select * from exchange.ledger_subject",
                        "select * from exchange.ledger",
                        "select exchange.tree_root(3)")) {
            assertThatThrownBy(() -> application.sql(sql).query().listOfRows())
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        Entries.append(application, 1);
        database.asOwner().sql("select exchange.grow_tree(10)").query(Long.class).single();
        assertThatThrownBy(() ->
                        application
                                .sql("select exchange.keep_tree_head(4, ?, now(), 'x')")
                                .param(Hash.sha256("false").bytes())
                                .query(Boolean.class)
                                .single())
                .rootCause()
                .hasMessageContaining("not the root");
        assertThatThrownBy(() ->
                        application
                                .sql("select exchange.keep_tree_head(9, ?, now(), 'x')")
                                .param(Hash.sha256("false").bytes())
                                .query(Boolean.class)
                                .single())
                .rootCause()
                .hasMessageContaining("no rows");
        assertThat(head().head().size()).isEqualTo(3);
    }

    @Test
    void aLedgerThatLostEntriesFailsTheNextRun() {
        Entries.append(application, 6);
        heads.advance();
        JdbcClient owner = database.asOwner();
        owner.sql("delete from exchange.ledger where sequence > 4").update();
        owner.sql(
                        "update exchange.ledger_head set sequence = 4, hash = (select hash from"
                                + " exchange.ledger where sequence = 4)")
                .update();
        assertThatThrownBy(heads::advance).hasMessageContaining("shorter than its tree");
        Entries.append(application, 3);
        owner.sql("delete from exchange.ledger where sequence = 7").update();
        assertThatThrownBy(heads::advance).hasMessageContaining("gap after entry 6");
    }

    @Test
    void aChangedCharacterOfAHeadIsFound() {
        Entries.append(application, 3);
        heads.advance();
        String text = head().text();
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(SignedHead.ofText(bytes, keys.publicKeys())).contains(head());
        for (int i = 0; i < bytes.length; i++) {
            byte before = bytes[i];
            bytes[i] ^= 1;
            boolean blank = before == ' ' || before == '\n';
            if (!blank || bytes[i] > ' ') {
                assertThat(SignedHead.ofText(bytes, keys.publicKeys())).as("%d", i).isEmpty();
            }
            bytes[i] = before;
        }
    }

    private SignedHead head() {
        return heads.latest().orElseThrow();
    }

    private long count(String table) {
        return database.asOwner().sql("select count(*) from " + table).query(Long.class).single();
    }
}
