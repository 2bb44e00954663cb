/// The terminal's face of the house: answers without a server or a database.
@org.jspecify.annotations.NullMarked
package kaname.cli;
