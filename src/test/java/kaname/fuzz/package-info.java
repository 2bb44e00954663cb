/// Everything that takes outside bytes, under bytes that nobody means well with.
@org.jspecify.annotations.NullMarked
package kaname.fuzz;
