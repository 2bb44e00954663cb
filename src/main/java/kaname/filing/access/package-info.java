/// Who looked at what an operator reported, shown to that operator.
@org.jspecify.annotations.NullMarked
package kaname.filing.access;
