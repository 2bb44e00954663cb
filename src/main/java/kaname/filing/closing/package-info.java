/// When an incident is over: closed by its operator once nothing mandatory is owed, and opened
/// again by whatever is reported further.
@org.jspecify.annotations.NullMarked
package kaname.filing.closing;
