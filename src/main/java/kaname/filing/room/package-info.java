/// The joint room of an incident: whom the operator invites sees what is put there, while invited.
@org.jspecify.annotations.NullMarked
package kaname.filing.room;
