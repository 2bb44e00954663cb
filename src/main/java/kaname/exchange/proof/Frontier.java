package kaname.exchange.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import kaname.exchange.Hash;

/// A tree that grows leaf by leaf and remembers only what its right edge needs: the largest
/// complete subtrees, from left to right.
final class Frontier {

    private record Peak(MerkleTree.Place place, Hash hash) {}

    private final Deque<Peak> peaks = new ArrayDeque<>();
    private long size;

    long size() {
        return size;
    }

    /// Tells of every subtree that this leaf completes, itself first.
    void add(Hash leaf, BiConsumer<MerkleTree.Place, Hash> completed) {
        Peak peak = new Peak(new MerkleTree.Place(0, size), leaf);
        size++;
        completed.accept(peak.place(), peak.hash());
        while (!peaks.isEmpty() && peaks.getLast().place().level() == peak.place().level()) {
            Peak left = peaks.removeLast();
            MerkleTree.Place place =
                    new MerkleTree.Place(left.place().level() + 1, left.place().index() / 2);
            peak = new Peak(place, Branch.node(left.hash(), peak.hash()));
            completed.accept(peak.place(), peak.hash());
        }
        peaks.addLast(peak);
    }

    Hash root() {
        if (peaks.isEmpty()) {
            return Hash.sha256(new byte[0]);
        }
        var fromTheRight = peaks.descendingIterator();
        Hash root = fromTheRight.next().hash();
        while (fromTheRight.hasNext()) {
            root = Branch.node(fromTheRight.next().hash(), root);
        }
        return root;
    }
}
