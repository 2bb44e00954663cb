/// Circles and what is said in them. Whoever is not in one learns nothing of it; row-level security
/// asks at each look.
@org.jspecify.annotations.NullMarked
package kaname.community.circle;
