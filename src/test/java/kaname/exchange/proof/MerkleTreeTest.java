package kaname.exchange.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaname.exchange.Hash;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

@Tag("N7")
class MerkleTreeTest {

    private static final int MOST = 300;
    private static final List<Hash> LEAVES =
            IntStream.range(0, MOST).mapToObj(i -> Branch.leaf(Hash.sha256("entry " + i))).toList();
    private static final List<MerkleTree> TREES =
            IntStream.rangeClosed(0, MOST)
                    .mapToObj(size -> MerkleTree.of(LEAVES.subList(0, size)))
                    .toList();
    private static final List<Hash> ROOTS = TREES.stream().map(MerkleTree::root).toList();

    /// The vectors that the Certificate Transparency implementations share.
    private static final List<Hash> KNOWN_LEAVES =
            Stream.of(
                            "",
                            "00",
                            "10",
                            "2021",
                            "3031",
                            "40414243",
                            "5051525354555657",
                            "606162636465666768696a6b6c6d6e6f")
                    .map(data -> Branch.leaf(HexFormat.of().parseHex(data)))
                    .toList();

    private static final List<String> KNOWN_ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Example
    void theRootsAreThoseOfTheKnownVectors() {
        for (int size = 0; size <= 8; size++) {
            assertThat(known(size).root().hex()).as("%d", size).isEqualTo(KNOWN_ROOTS.get(size));
        }
    }

    @Example
    void theInclusionProofsAreThoseOfTheKnownVectors() {
        assertThat(known(1).inclusion(0).path()).isEmpty();
        assertPath(
                known(8).inclusion(0).path(),
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertPath(
                known(8).inclusion(5).path(),
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertPath(
                known(3).inclusion(2).path(),
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertPath(
                known(5).inclusion(1).path(),
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Example
    void theConsistencyProofsAreThoseOfTheKnownVectors() {
        assertThat(known(1).consistency(1).path()).isEmpty();
        assertPath(
                known(8).consistency(1).path(),
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertPath(
                known(8).consistency(6).path(),
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertPath(
                known(5).consistency(2).path(),
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Example
    void everyInclusionProofOfEverySizeVerifies() {
        for (int size = 1; size <= MOST; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = TREES.get(size).inclusion(index);
                assertThat(proof.proves(LEAVES.get(index), ROOTS.get(size)))
                        .as("leaf %d of %d", index, size)
                        .isTrue();
                assertThat(proof.path().size())
                        .isLessThanOrEqualTo(64 - Long.numberOfLeadingZeros(size - 1L));
            }
        }
    }

    @Example
    void everyConsistencyProofOfEverySizeVerifies() {
        for (int to = 1; to <= MOST; to++) {
            for (int from = 1; from <= to; from++) {
                assertThat(TREES.get(to).consistency(from).proves(ROOTS.get(from), ROOTS.get(to)))
                        .as("%d to %d", from, to)
                        .isTrue();
            }
        }
    }

    @Property(tries = 500)
    void anotherLeafIndexSizeOrRootIsRefused(
            @ForAll @IntRange(min = 1, max = MOST) int size,
            @ForAll @IntRange(max = MOST) int at,
            @ForAll @IntRange(max = MOST) int otherIndex,
            @ForAll @IntRange(max = MOST) int otherSize) {
        int index = at % size;
        InclusionProof proof = TREES.get(size).inclusion(index);
        Hash leaf = LEAVES.get(index);
        Hash root = ROOTS.get(size);
        if (otherIndex != index && otherIndex < MOST) {
            assertThat(proof.proves(LEAVES.get(otherIndex), root)).isFalse();
            assertThat(new InclusionProof(otherIndex, size, proof.path()).proves(leaf, root))
                    .isFalse();
        }
        if (otherSize != size) {
            assertThat(proof.proves(leaf, ROOTS.get(otherSize))).isFalse();
            // the path's shape, and so the size, is bound only as far as it differs for this leaf
            InclusionProof claimed = new InclusionProof(index, otherSize, proof.path());
            assertThat(claimed.proves(leaf, ROOTS.get(otherSize))).isFalse();
        }
    }

    @Property(tries = 500)
    void aChangedBitAnotherOrderOrLengthOfAnInclusionPathIsRefused(
            @ForAll @IntRange(min = 2, max = MOST) int size,
            @ForAll @IntRange(max = MOST) int at,
            @ForAll @IntRange(max = 20) int step,
            @ForAll @IntRange(max = 255) int bit) {
        int index = at % size;
        InclusionProof proof = TREES.get(size).inclusion(index);
        for (List<Hash> bad : damaged(proof.path(), step, bit)) {
            assertThat(
                            new InclusionProof(index, size, bad)
                                    .proves(LEAVES.get(index), ROOTS.get(size)))
                    .isFalse();
        }
        assertThat(proof.proves(flipped(LEAVES.get(index), bit), ROOTS.get(size))).isFalse();
        assertThat(proof.proves(LEAVES.get(index), flipped(ROOTS.get(size), bit))).isFalse();
    }

    @Property(tries = 500)
    void aChangedBitAnotherOrderOrLengthOfAConsistencyPathIsRefused(
            @ForAll @IntRange(min = 2, max = MOST) int to,
            @ForAll @IntRange(max = MOST) int before,
            @ForAll @IntRange(max = 20) int step,
            @ForAll @IntRange(max = 255) int bit) {
        int from = 1 + before % (to - 1);
        ConsistencyProof proof = TREES.get(to).consistency(from);
        for (List<Hash> bad : damaged(proof.path(), step, bit)) {
            assertThat(new ConsistencyProof(from, to, bad).proves(ROOTS.get(from), ROOTS.get(to)))
                    .isFalse();
        }
        assertThat(proof.proves(flipped(ROOTS.get(from), bit), ROOTS.get(to))).isFalse();
        assertThat(proof.proves(ROOTS.get(from), flipped(ROOTS.get(to), bit))).isFalse();
        assertThat(proof.proves(ROOTS.get(to), ROOTS.get(from))).isFalse();
    }

    @Property(tries = 200)
    void aHistoryWithOneOtherEntryIsNeverConsistent(
            @ForAll @IntRange(min = 2, max = 120) int to,
            @ForAll @IntRange(max = MOST) int before,
            @ForAll @IntRange(max = MOST) int changed) {
        int from = 1 + before % (to - 1);
        Assume.that(changed < from);
        List<Hash> rewritten = new ArrayList<>(LEAVES.subList(0, to));
        rewritten.set(changed, Branch.leaf(Hash.sha256("rewritten")));
        MerkleTree other = MerkleTree.of(rewritten);
        assertThat(other.consistency(from).proves(ROOTS.get(from), other.root())).isFalse();
    }

    @Property(tries = 200)
    void aTreeThatGrowsLeafByLeafHasTheSameRootsAndAsksForFewNodes(
            @ForAll @IntRange(max = MOST) int size) {
        Frontier frontier = new Frontier();
        LEAVES.subList(0, size).forEach(leaf -> frontier.add(leaf, (_, _) -> {}));
        assertThat(frontier.root()).isEqualTo(ROOTS.get(size));
        assertThat(frontier.size()).isEqualTo(size);
        assertThat(MerkleTree.needed(size, MerkleTree::root)).hasSize(Long.bitCount(size));
    }

    @Example
    void whatATreeDoesNotHoldItDoesNotProve() {
        assertThatThrownBy(() -> known(3).inclusion(3)).hasMessageContaining("no leaf 3");
        assertThatThrownBy(() -> known(3).inclusion(-1)).hasMessageContaining("no leaf");
        assertThatThrownBy(() -> known(3).consistency(0)).hasMessageContaining("no tree of 0");
        assertThatThrownBy(() -> known(3).consistency(4)).hasMessageContaining("no tree of 4");
        Hash root = known(3).root();
        assertThat(new InclusionProof(0, 0, List.of()).proves(root, root)).isFalse();
        assertThat(new ConsistencyProof(0, 3, List.of()).proves(known(0).root(), root)).isFalse();
        assertThat(new ConsistencyProof(3, 2, List.of()).proves(root, root)).isFalse();
    }

    private static MerkleTree known(int size) {
        return MerkleTree.of(KNOWN_LEAVES.subList(0, size));
    }

    private static void assertPath(List<Hash> path, String... expected) {
        assertThat(path.stream().map(Hash::hex)).containsExactly(expected);
    }

    private static List<List<Hash>> damaged(List<Hash> path, int step, int bit) {
        List<List<Hash>> damaged = new ArrayList<>();
        List<Hash> longer = new ArrayList<>(path);
        longer.add(Hash.sha256("more"));
        damaged.add(longer);
        if (!path.isEmpty()) {
            int i = step % path.size();
            List<Hash> changed = new ArrayList<>(path);
            changed.set(i, flipped(path.get(i), bit));
            damaged.add(changed);
            List<Hash> shorter = new ArrayList<>(path);
            shorter.remove(i);
            damaged.add(shorter);
            if (path.size() > 1) {
                List<Hash> moved = new ArrayList<>(path);
                Collections.swap(moved, i, (i + 1) % path.size());
                damaged.add(moved);
            }
        }
        return damaged;
    }

    private static Hash flipped(Hash hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        return Hash.of(bytes);
    }
}
