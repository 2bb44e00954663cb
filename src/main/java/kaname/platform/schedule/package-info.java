/// What the house does by itself, at its time: tasks survive crashes and downtime, and several
/// nodes share them.
@org.jspecify.annotations.NullMarked
package kaname.platform.schedule;
