/// What law and framework say, by date: data with its sources, never code.
@org.jspecify.annotations.NullMarked
package kaname.catalogue;
