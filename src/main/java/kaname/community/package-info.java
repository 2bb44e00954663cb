/// Organisations among themselves: circles in which they talk, drills that try whether a message
/// reaches everybody, and the rules by which each says that it shares.
@org.jspecify.annotations.NullMarked
package kaname.community;
