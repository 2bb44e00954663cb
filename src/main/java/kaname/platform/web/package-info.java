/// The shell that every page lives in, and the form in which every refusal leaves the house.
@org.jspecify.annotations.NullMarked
package kaname.platform.web;
