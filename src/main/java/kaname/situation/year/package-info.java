/// A fiscal year as an authority was told it: threats by sector and those that are common, near
/// misses against incidents, and whether those who report have reason to.
@NullMarked
package kaname.situation.year;

import org.jspecify.annotations.NullMarked;
