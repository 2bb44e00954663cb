/// Contact drills: a message goes down stage by stage, confirmations come back up, and figures say
/// how long it took.
@org.jspecify.annotations.NullMarked
package kaname.community.drill;
