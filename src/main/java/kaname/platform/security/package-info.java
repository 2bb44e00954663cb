/// Who is at the door: bearer tokens for machines, sign-in for people, and how often a guess may be
/// made.
@org.jspecify.annotations.NullMarked
package kaname.platform.security;
