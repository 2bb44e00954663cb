/// How the framework changes while the house is open: drafted, examined, decided by somebody else,
/// dated, and taken back if need be.
@org.jspecify.annotations.NullMarked
package kaname.framework;
