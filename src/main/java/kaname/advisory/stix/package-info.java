/// An advisory as STIX 2.1. Pure.
@org.springframework.modulith.NamedInterface("stix")
@org.jspecify.annotations.NullMarked
package kaname.advisory.stix;
