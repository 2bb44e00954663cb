/// Figures as pictures: a question, its drawing as SVG, its table. Drawn on the server, pure.
@NullMarked
package kaname.platform.web.chart;

import org.jspecify.annotations.NullMarked;
