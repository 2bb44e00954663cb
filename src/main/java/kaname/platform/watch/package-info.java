/// What those who run the house look at: health and figures.
@org.jspecify.annotations.NullMarked
package kaname.platform.watch;
