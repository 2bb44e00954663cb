/// Before, at and after each due time, those on duty are reminded: once, however often the house
/// falls and rises.
@org.jspecify.annotations.NullMarked
package kaname.filing.reminder;
