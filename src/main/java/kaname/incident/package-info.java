/// What happened: the incident document, the dossier of dated facts, reports one to n, each
/// immutable as sent.
@org.jspecify.annotations.NullMarked
package kaname.incident;
