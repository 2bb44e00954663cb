/// Files that belong to an incident: checked by what they hold, sealed, scanned, and read by those
/// whom the operator names.
@org.jspecify.annotations.NullMarked
package kaname.attachment;
