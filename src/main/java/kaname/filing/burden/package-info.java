/// What reporting costs the operator, and what telling once saves it (rows N1 to N3).
@org.jspecify.annotations.NullMarked
package kaname.filing.burden;
