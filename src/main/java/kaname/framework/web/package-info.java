/// The changes of the framework as pages and for programs.
@org.jspecify.annotations.NullMarked
package kaname.framework.web;
