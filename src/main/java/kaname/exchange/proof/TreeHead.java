package kaname.exchange.proof;

import java.time.Instant;
import java.util.Optional;
import kaname.exchange.CanonicalJson;
import kaname.exchange.Hash;
import kaname.exchange.PublicKeys;
import kaname.exchange.Signed;
import kaname.exchange.Signer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What the house says about its whole ledger: how many entries it has and the root of the tree
/// over them.
public record TreeHead(String format, long size, Hash root, Instant at, String keyId) {

    static final String FORMAT = "kaname-tree-head/1";
    static final String TYPE = "kaname-tree-head+json";

    public TreeHead {
        if (!format.equals(FORMAT) || size < 1) {
            throw new IllegalArgumentException("no tree head of the format " + FORMAT);
        }
    }

    /// A head under its signature: as it is published, stored and put into evidence.
    public record SignedHead(TreeHead head, String jws) {

        /// Takes out what a signature covers; what stands readable beside it is not believed.
        public static Optional<SignedHead> read(String jws, PublicKeys keys) {
            return Signed.read(TYPE, jws, keys)
                    .flatMap(signed ->
                            signed.as(TreeHead.class)
                                    .filter(head -> head.keyId().equals(signed.keyId())))
                    .map(head -> new SignedHead(head, jws));
        }

        /// As [#read], of the text that [#text] gave; empty if the two disagree.
        public static Optional<SignedHead> ofText(byte[] text, PublicKeys keys) {
            try {
                JsonNode tree = CanonicalJson.parse(text);
                return tree.path("jws")
                        .stringValueOpt()
                        .flatMap(jws -> read(jws, keys))
                        .filter(head -> CanonicalJson.parse(head.text()).equals(tree));
            } catch (JacksonException unreadable) {
                return Optional.empty();
            }
        }

        /// The head in words, and the JWS that says the same.
        public String text() {
            return CanonicalJson.text(
                    new Shown(head.format, head.size, head.root, head.at, head.keyId, jws));
        }
    }

    private record Shown(
            String format, long size, Hash root, Instant at, String keyId, String jws) {}

    static SignedHead sign(long size, Hash root, Instant at, Signer signer) {
        TreeHead head = new TreeHead(FORMAT, size, root, at, signer.keyId());
        return new SignedHead(head, Signed.by(signer, TYPE, head).jws());
    }
}
