/// Kaname: one report in, every duty told. Each package below this one is a room of the house that
/// ARCHITECTURE.md draws.
@org.jspecify.annotations.NullMarked
package kaname;
