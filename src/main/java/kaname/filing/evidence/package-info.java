/// The record of one incident, for auditors, boards and courts: who knew, reported, read and
/// acknowledged what, and when.
@org.jspecify.annotations.NullMarked
package kaname.filing.evidence;
