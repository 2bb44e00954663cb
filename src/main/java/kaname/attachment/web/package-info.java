/// Files on the pages of incidents and letters, and for programs.
@org.jspecify.annotations.NullMarked
package kaname.attachment.web;
