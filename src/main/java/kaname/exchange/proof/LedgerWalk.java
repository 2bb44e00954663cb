package kaname.exchange.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import kaname.exchange.Hash;
import kaname.exchange.Ledger;
import kaname.exchange.LedgerEntry;
import kaname.exchange.proof.MerkleTree.Place;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Goes once over a whole ledger, in order, and says where it is not what the house said that it
/// was; pure. It remembers the right edge of the tree and no more.
final class LedgerWalk {

    /// A stored complete subtree.
    record Node(Place place, Hash hash) {}

    private static final int MOST = 20;

    private final Deque<TreeHead> heads;
    private final Iterator<Node> nodes;
    private final List<Text> findings = new ArrayList<>();
    private final Frontier frontier = new Frontier();
    private @Nullable LedgerEntry before;
    private boolean contiguous = true;
    private boolean treeHolds = true;

    /// @param heads by size, the smallest first
    /// @param nodes in the order in which a growing ledger completes them
    LedgerWalk(List<TreeHead> heads, Iterator<Node> nodes) {
        this.heads = new ArrayDeque<>(heads);
        this.nodes = nodes;
    }

    void entry(LedgerEntry entry) {
        LedgerEntry last = before;
        List<LedgerEntry> step = last == null ? List.of(entry) : List.of(last, entry);
        long first = last == null ? 1 : last.sequence();
        Ledger.check(step, first, new Ledger.Head(entry.sequence(), entry.hash()))
                .filter(found -> last == null || found.index() == 1)
                .ifPresent(found -> {
                    find(found.why());
                    contiguous &= entry.sequence() == (last == null ? 1 : last.sequence() + 1);
                });
        before = entry;
        if (contiguous) {
            frontier.add(Branch.leaf(entry.hash()), this::compare);
            heads();
        }
    }

    /// A row that is no entry at all.
    void unreadable(long sequence, String why) {
        find(
                Text.of("記録 {0} は台帳の記録として読めません: {1}", "Entry {0} can't be read as one: {1}")
                        .with(sequence, why));
        contiguous = false;
    }

    List<Text> end(Ledger.Head head) {
        LedgerEntry last = before;
        long sequence = last == null ? 0 : last.sequence();
        Hash hash = last == null ? Hash.NONE : last.hash();
        if (sequence != head.sequence() || !hash.equals(head.hash())) {
            find(
                    Text.of(
                                    "台帳は記録 {0} で終わりますが、その終わりを示す値は記録 {1} ({2}) です。",
                                    "The ledger ends with entry {0}, but its head says entry {1}"
                                            + " ({2}).")
                            .with(sequence, head.sequence(), head.hash()));
        }
        heads.forEach(left ->
                find(
                        Text.of(
                                        "{1} に署名されたツリーヘッドは {0} 件の記録を含みますが、台帳で続いているのは {2}"
                                                + " 件です。記録が取り除かれています。",
                                        "The tree head signed at {1} covers {0} entries, but only"
                                                + " {2} stand here without a gap: entries were"
                                                + " removed.")
                                .with(left.size(), left.at(), frontier.size())));
        if (nodes.hasNext() && treeHolds) {
            find(
                    Text.of(
                                    "保存された木には、台帳の {0} 件より多くの記録があります。記録が取り除かれています。",
                                    "The stored tree holds more than the {0} entries that stand"
                                            + " here without a gap: entries were removed.")
                            .with(frontier.size()));
        }
        return List.copyOf(findings);
    }

    private void heads() {
        while (!heads.isEmpty() && heads.getFirst().size() == frontier.size()) {
            TreeHead head = heads.removeFirst();
            if (!head.root().equals(frontier.root())) {
                find(
                        Text.of(
                                        "最初の {0} 件の記録は、{1} に署名されたツリーヘッドのものではありません。書き換えられています。",
                                        "The first {0} entries are not those whose tree head was"
                                                + " signed at {1}: they were rewritten.")
                                .with(head.size(), head.at()));
            }
        }
    }

    /// Nodes that are not there yet are no finding: the task adds them within a minute.
    private void compare(Place place, Hash hash) {
        if (!treeHolds || !nodes.hasNext()) {
            return;
        }
        if (!nodes.next().equals(new Node(place, hash))) {
            treeHolds = false;
            find(
                    Text.of(
                                    "記録 {0} までの木が、保存された木と違います。記録か木が書き換えられています。",
                                    "The tree over the first {0} entries differs from the stored"
                                            + " one: an entry or the tree was rewritten.")
                            .with((place.index() + 1) << place.level()));
        }
    }

    private void find(Text what) {
        if (findings.size() < MOST) {
            findings.add(what);
        }
    }
}
