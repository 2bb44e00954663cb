/// What each party says of how it shares, by date, and where two of them can't both be kept.
@org.jspecify.annotations.NullMarked
package kaname.community.rules;
