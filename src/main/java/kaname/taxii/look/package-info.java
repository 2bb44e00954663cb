/// What a STIX object can concern: the software, addresses and names that it tells of, as far as
/// they are understood. Pure.
@org.springframework.modulith.NamedInterface("look")
@org.jspecify.annotations.NullMarked
package kaname.taxii.look;
