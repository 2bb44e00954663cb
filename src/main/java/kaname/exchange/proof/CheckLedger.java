package kaname.exchange.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kaname.exchange.Hash;
import kaname.exchange.Ledger;
import kaname.exchange.PublicKeys;
import kaname.exchange.StoredLedger;
import kaname.exchange.proof.LedgerWalk.Node;
import kaname.exchange.proof.MerkleTree.Place;
import kaname.exchange.proof.TreeHead.SignedHead;
import kaname.platform.Text;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Checks the stored ledger as the database's owner: chain, tree, every signed tree head, and that
/// reports, letters, questions and announcements are those that it records. One look at one moment,
/// while the house goes on.
public final class CheckLedger {

    /// `findings` is empty where everything holds; `last` is the newest head that is signed.
    public record Outcome(
            long entries, int heads, Optional<SignedHead> last, List<Text> findings) {}

    private static final int ROWS_AT_ONCE = 1000;

    private static final String DOCUMENTS =
            """
            with stored (kind, subject, hash) as (
                select 'report', r.incident, sha256(convert_to(r.document, 'UTF8')) from incident.report r
                union all
                select 'letter', l.id, sha256(convert_to(l.content, 'UTF8')) from exchange.letter l
                union all
                select 'acknowledgement', a.letter, l.content_hash
                  from exchange.acknowledgement a join exchange.letter l on l.id = a.letter
                union all
                select 'question', q.letter, sha256(convert_to(q.text, 'UTF8')) from exchange.question q
                union all
                select 'announcement', a.id,
                       case when (a.title, a.text) = (r.statement::jsonb #>> '{content,title}',
                                                      r.statement::jsonb #>> '{content,text}')
                            then sha256(convert_to(r.statement, 'UTF8')) end
                  from exchange.announcement a join exchange.announcement_record r on r.announcement = a.id
                union all
                select 'acknowledgement', n.announcement, sha256(convert_to(a.title || E'\\n' || a.text, 'UTF8'))
                  from exchange.announcement_note n join exchange.announcement a on a.id = n.announcement),
            recorded as (
                select e.kind, e.subject, e.content_hash as hash, min(e.sequence) as sequence
                  from exchange.ledger e
                 where e.kind in ('report', 'letter', 'acknowledgement', 'question', 'announcement')
                 group by 1, 2, 3)
            select coalesce(s.kind, r.kind) as kind, coalesce(s.subject, r.subject) as subject, r.sequence
              from stored s full join recorded r using (kind, subject, hash)
             where s.kind is null or r.kind is null
             order by r.sequence nulls last, 1, 2 limit 20
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate moment;

    public CheckLedger(DataSource owner) {
        JdbcTemplate template = new JdbcTemplate(owner);
        template.setFetchSize(ROWS_AT_ONCE);
        this.jdbc = JdbcClient.create(template);
        this.moment = new TransactionTemplate(new JdbcTransactionManager(owner));
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
    }

    /// @param kept heads that somebody kept outside of the house
    public Outcome run(PublicKeys keys, List<SignedHead> kept) {
        return moment.execute(_ -> look(keys, kept));
    }

    private Outcome look(PublicKeys keys, List<SignedHead> kept) {
        List<Text> findings = new ArrayList<>();
        List<SignedHead> heads = new ArrayList<>(heads(keys, findings));
        Optional<SignedHead> last =
                heads.isEmpty() ? Optional.empty() : Optional.of(heads.getLast());
        heads.addAll(kept);
        heads.sort(Comparator.comparingLong(head -> head.head().size()));
        long entries;
        try (Stream<Node> nodes = nodes()) {
            LedgerWalk walk =
                    new LedgerWalk(heads.stream().map(SignedHead::head).toList(), nodes.iterator());
            entries = entries(walk);
            findings.addAll(walk.end(head()));
        }
        findings.addAll(documents());
        return new Outcome(entries, heads.size(), last, List.copyOf(findings));
    }

    private List<SignedHead> heads(PublicKeys keys, List<Text> findings) {
        List<SignedHead> heads = new ArrayList<>();
        jdbc.sql("select size, root, at, jws from exchange.tree_head order by size")
                .query(row -> {
                    Optional<SignedHead> head =
                            SignedHead.read(row.getString("jws"), keys)
                                    .filter(signed -> agrees(signed.head(), row));
                    head.ifPresentOrElse(heads::add, () -> findings.add(unsigned(row)));
                });
        return heads;
    }

    private static boolean agrees(TreeHead head, ResultSet row) {
        try {
            return head.size() == row.getLong("size")
                    && head.root().equals(Hash.of(row.getBytes("root")))
                    && Timestamp.from(head.at()).equals(row.getTimestamp("at"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Text unsigned(ResultSet row) {
        try {
            return Text.of(
                            "記録 {0} 件のツリーヘッドは、このホームのどの鍵の署名でもないか、書き換えられています。",
                            "The tree head over {0} entries was signed by no key of this home, or"
                                    + " was altered.")
                    .with(row.getLong("size"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long entries(LedgerWalk walk) {
        long[] entries = {0};
        jdbc.sql("select * from exchange.ledger order by sequence")
                .query(row -> {
                    entries[0]++;
                    try {
                        walk.entry(StoredLedger.entry(row));
                    } catch (IllegalArgumentException notAnEntry) {
                        walk.unreadable(
                                row.getLong("sequence"), String.valueOf(notAnEntry.getMessage()));
                    }
                });
        return entries[0];
    }

    private Ledger.Head head() {
        return jdbc.sql("select sequence, hash from exchange.ledger_head")
                .query((row, _) ->
                        new Ledger.Head(row.getLong("sequence"), Hash.of(row.getBytes("hash"))))
                .optional()
                .orElse(Ledger.Head.EMPTY);
    }

    /// In the order in which a growing ledger completes them.
    private Stream<Node> nodes() {
        return jdbc
                .sql(
                        """
                        select level, index, hash from exchange.tree_node
                         order by (index + 1) << level, level
                        """)
                .query((row, _) ->
                        new Node(
                                new Place(row.getInt("level"), row.getLong("index")),
                                Hash.of(row.getBytes("hash"))))
                .stream();
    }

    private List<Text> documents() {
        return jdbc.sql(DOCUMENTS)
                .query((row, _) -> {
                    String sequence = row.getString("sequence");
                    Text why =
                            sequence == null
                                    ? Text.of(
                                            "保存されている {0} {1} は、台帳のどの記録のものでもありません。書き換えられています。",
                                            "The stored {0} {1} is in no entry of the ledger: it"
                                                    + " was altered.")
                                    : Text.of(
                                            "記録 {2} の {0} {1}"
                                                    + " は、そのままの形では保存されていません。書き換えられたか、取り除かれています。",
                                            "The {0} {1} of entry {2} is not stored as it was: it"
                                                    + " was altered or removed.");
                    return why.with(
                            row.getString("kind"),
                            row.getString("subject"),
                            sequence == null ? "" : sequence);
                })
                .list();
    }
}
