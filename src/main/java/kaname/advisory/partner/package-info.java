/// Bodies of other countries: the register of them, what they alone may fetch, and what they did
/// fetch. No partner is a caller of the house.
@org.jspecify.annotations.NullMarked
package kaname.advisory.partner;
