/// One report in, every duty's form out.
@org.jspecify.annotations.NullMarked
package kaname.filing;
