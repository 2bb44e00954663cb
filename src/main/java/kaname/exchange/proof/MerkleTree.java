package kaname.exchange.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import kaname.exchange.Hash;

/// The Merkle tree of RFC 9162, section 2.1, over the first `size` leaves of a growing list.
///
/// Everything is drawn from the hashes of complete subtrees, which never change once they are
/// there: a root or a proof asks [Nodes] for about log2(size) of them.
public record MerkleTree(long size, Nodes nodes) {

    /// Where a complete subtree stands: it covers the 2^level leaves from index × 2^level on.
    public record Place(int level, long index) {}

    /// The hashes of complete subtrees.
    public interface Nodes {
        Hash at(Place place);
    }

    public MerkleTree {
        if (size < 0) {
            throw new IllegalArgumentException("no tree has " + size + " leaves");
        }
    }

    /// A tree held in memory.
    public static MerkleTree of(List<Hash> leaves) {
        Frontier frontier = new Frontier();
        Map<Place, Hash> nodes = new java.util.HashMap<>();
        leaves.forEach(leaf -> frontier.add(leaf, nodes::put));
        return new MerkleTree(leaves.size(), among(nodes));
    }

    /// Nodes that were read beforehand.
    ///
    /// A node that is not among them is an [IllegalStateException]: see [#needed].
    public static Nodes among(Map<Place, Hash> read) {
        return place -> {
            Hash hash = read.get(place);
            if (hash == null) {
                throw new IllegalStateException("the tree has no node at " + place);
            }
            return hash;
        };
    }

    /// Which nodes a question to a tree of that size asks for, so that they can be read at once.
    public static Collection<Place> needed(long size, Consumer<MerkleTree> question) {
        Set<Place> places = new LinkedHashSet<>();
        question.accept(
                new MerkleTree(
                        size,
                        place -> {
                            places.add(place);
                            return Hash.NONE;
                        }));
        return places;
    }

    public Hash root() {
        return size == 0 ? Hash.sha256(new byte[0]) : subtree(0, size);
    }

    /// RFC 9162, 2.1.3.1. `index` counts from 0.
    public InclusionProof inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " has no leaf " + index);
        }
        List<Hash> path = new ArrayList<>();
        path(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /// RFC 9162, 2.1.4.1: that the tree of the first `from` leaves is the beginning of this one.
    public ConsistencyProof consistency(long from) {
        if (from < 1 || from > size) {
            throw new IllegalArgumentException(
                    "no tree of " + from + " leaves comes before one of " + size);
        }
        List<Hash> path = new ArrayList<>();
        if (from < size) {
            subproof(from, 0, size, true, path);
        }
        return new ConsistencyProof(from, size, path);
    }

    private void path(long index, long start, long leaves, List<Hash> path) {
        if (leaves == 1) {
            return;
        }
        long left = split(leaves);
        if (index < left) {
            path(index, start, left, path);
            path.add(subtree(start + left, leaves - left));
        } else {
            path(index - left, start + left, leaves - left, path);
            path.add(subtree(start, left));
        }
    }

    private void subproof(long from, long start, long leaves, boolean whole, List<Hash> path) {
        if (from == leaves) {
            if (!whole) {
                path.add(subtree(start, leaves));
            }
            return;
        }
        long left = split(leaves);
        if (from <= left) {
            subproof(from, start, left, whole, path);
            path.add(subtree(start + left, leaves - left));
        } else {
            subproof(from - left, start + left, leaves - left, false, path);
            path.add(subtree(start, left));
        }
    }

    private Hash subtree(long start, long leaves) {
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return nodes.at(new Place(level, start >> level));
        }
        long left = split(leaves);
        return Branch.node(subtree(start, left), subtree(start + left, leaves - left));
    }

    /// The largest power of two that is smaller than a number of leaves.
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
