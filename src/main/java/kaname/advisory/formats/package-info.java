/// Advisories as others read and write them: CSAF, MISP, CSV. Pure; nobody but the author is named.
@org.jspecify.annotations.NullMarked
package kaname.advisory.formats;
