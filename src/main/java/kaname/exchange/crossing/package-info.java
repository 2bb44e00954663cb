/// Letters carried to another use than they were sent for: on which basis, and whether the operator
/// agreed.
@org.springframework.modulith.NamedInterface("crossing")
@org.jspecify.annotations.NullMarked
package kaname.exchange.crossing;
