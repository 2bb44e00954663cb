/// The commands that need no server and no database.
@org.jspecify.annotations.NullMarked
package kaname.cli;
