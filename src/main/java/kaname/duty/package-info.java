/// Who must be told what, by when, under which article, and why. Pure: facts, operator, catalogue
/// and a point in time go in; duties, clocks, open questions and reasons come out.
@org.jspecify.annotations.NullMarked
package kaname.duty;
