package kaname.advisory.formats;

import java.util.List;
import kaname.advisory.Advisory;
import kaname.advisory.Aspect;
import kaname.advisory.Indicator;

/// Indicators as a table, each with the marking it came under. What a spreadsheet would take for a
/// formula gets an apostrophe in front.
public final class IndicatorCsv {

    private static final String HEAD =
            "type,value,note,tlp,pap,advisory,version,title,author,released,aspects\r\n";

    private IndicatorCsv() {}

    public static String of(List<Advisory> advisories) {
        StringBuilder csv = new StringBuilder("\ufeff" + HEAD);
        for (Advisory one : advisories) {
            for (Indicator indicator : one.body().indicators()) {
                line(csv, one.head(), indicator);
            }
        }
        return csv.toString();
    }

    private static void line(StringBuilder csv, Advisory.Head head, Indicator indicator) {
        List<String> cells =
                List.of(
                        indicator.type(),
                        indicator.value(),
                        indicator.note(),
                        head.marking().label(),
                        head.pap().label(),
                        head.id().toString(),
                        Integer.toString(head.number()),
                        head.title(),
                        head.author(),
                        head.releasedAt().toString(),
                        String.join(" ", head.aspects().stream().map(Aspect::id).toList()));
        csv.append(String.join(",", cells.stream().map(IndicatorCsv::cell).toList()))
                .append("\r\n");
    }

    private static String cell(String text) {
        String safe = text.matches("(?s)'*[+=\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
