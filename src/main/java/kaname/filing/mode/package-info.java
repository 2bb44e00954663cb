/// Whether information is shared as usual or as for a large-scale failure.
@org.jspecify.annotations.NullMarked
package kaname.filing.mode;
