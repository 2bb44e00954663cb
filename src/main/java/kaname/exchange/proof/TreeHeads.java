package kaname.exchange.proof;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kaname.exchange.Hash;
import kaname.exchange.KeyRing;
import kaname.exchange.proof.MerkleTree.Place;
import kaname.exchange.proof.TreeHead.SignedHead;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The signed heads of the ledger's tree, and the proofs that lead to them. Heads are only ever
/// added.
@Repository
public class TreeHeads {

    private static final int AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final KeyRing keys;
    private final Clock clock;

    TreeHeads(JdbcClient jdbc, KeyRing keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /// The newest head; empty until the first entries were taken into the tree.
    public Optional<SignedHead> latest() {
        return jdbc.sql(
                        "select size, root, at, jws from exchange.tree_head order by size desc"
                                + " limit 1")
                .query((row, _) -> row.getString("jws"))
                .optional()
                .flatMap(jws -> SignedHead.read(jws, keys.publicKeys()));
    }

    /// Takes what is new in the ledger into the tree, up to ten thousand entries, and signs the
    /// head over it. Killed or run twice, it leaves whole steps.
    ///
    /// @return how many entries the tree holds
    public long advance() {
        long size =
                jdbc.sql("select exchange.grow_tree(?)").param(AT_ONCE).query(Long.class).single();
        if (size > latestSize()) {
            Hash root = answers(size, MerkleTree::root).root();
            Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            SignedHead head = TreeHead.sign(size, root, at, keys.current());
            jdbc.sql("select exchange.keep_tree_head(?, ?, ?, ?)")
                    .params(size, root.bytes(), Timestamp.from(at), head.jws())
                    .query(Boolean.class)
                    .single();
        }
        return size;
    }

    /// One proof for each of these entries, in their order: one statement, however many. The head
    /// covers them all.
    public List<InclusionProof> inclusion(TreeHead head, List<Long> sequences) {
        Consumer<MerkleTree> question =
                tree -> sequences.forEach(sequence -> tree.inclusion(sequence - 1));
        MerkleTree tree = answers(head.size(), question);
        return sequences.stream().map(sequence -> tree.inclusion(sequence - 1)).toList();
    }

    /// That the ledger of `from` entries is the beginning of that of `to`; both at least 1, in
    /// order, and under the latest head.
    ConsistencyProof consistency(long from, long to) {
        return answers(to, tree -> tree.consistency(from)).consistency(from);
    }

    private long latestSize() {
        return jdbc.sql("select coalesce(max(size), 0) from exchange.tree_head")
                .query(Long.class)
                .single();
    }

    private MerkleTree answers(long size, Consumer<MerkleTree> question) {
        Collection<Place> places = MerkleTree.needed(size, question);
        Map<Place, Hash> read = new HashMap<>();
        jdbc.sql(
                        """
                        select n.level, n.index, n.hash
                          from unnest(?::smallint[], ?::bigint[]) as wanted (level, index)
                          join exchange.tree_node n using (level, index)
                        """)
                .params(
                        places.stream().map(Place::level).toArray(Integer[]::new),
                        places.stream().map(Place::index).toArray(Long[]::new))
                .query(row -> {
                    read.put(
                            new Place(row.getInt("level"), row.getLong("index")),
                            Hash.of(row.getBytes("hash")));
                });
        return new MerkleTree(size, MerkleTree.among(read));
    }
}
