/// What was learnt comes back to those whom it can help: advisories, written from what was
/// reported, approved by a second person, released to exactly those whom their marking allows, with
/// measures that each recipient answers.
@org.jspecify.annotations.NullMarked
package kaname.advisory;
