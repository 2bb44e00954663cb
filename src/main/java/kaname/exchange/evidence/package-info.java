/// Everything that the house can prove about one incident, in one file that verifies offline.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("evidence")
package kaname.exchange.evidence;
