/// Letters as files that people hand in: PDF, Excel workbook, CSV; tables and charts as files too.
/// Knows nothing of the post office.
@org.springframework.modulith.NamedInterface("paper")
@NullMarked
package kaname.exchange.paper;

import org.jspecify.annotations.NullMarked;
