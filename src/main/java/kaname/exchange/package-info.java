/// The post office: letters from one organisation to others, their receipts, and the ledger that
/// proves both.
@org.jspecify.annotations.NullMarked
package kaname.exchange;
