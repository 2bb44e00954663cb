/// How well services work while others work less well: functional dependency network analysis
/// (Garvey and Pinto 2009). The formula is unverified: it was carried over from memory, the paper
/// was not read. Pure.
@NullMarked
package kaname.dependency.operability;

import org.jspecify.annotations.NullMarked;
