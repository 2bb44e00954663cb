/// What operators do so that no outage happens, and for when one has: their measures, whose lesson
/// each is, and whether both kinds are there.
@org.jspecify.annotations.NullMarked
package kaname.filing.measure;
