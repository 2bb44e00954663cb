/// Long questions: worked out beside the request that asks, with progress, and stopped when nobody
/// wants them any more.
@NullMarked
package kaname.dependency.study;

import org.jspecify.annotations.NullMarked;
