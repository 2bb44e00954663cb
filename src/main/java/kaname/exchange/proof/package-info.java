/// What proves that the ledger was only ever added to: a Merkle tree over it, signed tree heads,
/// and proofs that anyone can check.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("proof")
package kaname.exchange.proof;
