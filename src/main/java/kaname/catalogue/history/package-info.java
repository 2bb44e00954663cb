/// The framework's past: charts of it, each with its table.
@NullMarked
package kaname.catalogue.history;

import org.jspecify.annotations.NullMarked;
