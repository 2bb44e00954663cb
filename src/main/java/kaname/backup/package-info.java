/// All of a house in one file, as it was at one moment, and a house made of such a file.
@org.jspecify.annotations.NullMarked
package kaname.backup;
