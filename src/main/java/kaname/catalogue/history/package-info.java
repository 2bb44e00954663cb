/// The framework's past: charts of it, each with its table.
@org.springframework.modulith.NamedInterface("history")
@NullMarked
package kaname.catalogue.history;

import org.jspecify.annotations.NullMarked;
