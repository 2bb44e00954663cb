package kaname.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/// A form of a page: how and where it goes, and its fields as they stood, each with what it offers.
record PageForm(String method, String action, Map<String, List<String>> fields) {

    private static final Pattern FORM =
            Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("<(?:input|select|textarea|button)\\b[^>]*\\bname=\"[^\"]*\"[^>]*>");
    private static final Pattern OPTION = Pattern.compile("<option\\b[^>]*>");

    static List<PageForm> of(String page, String html) {
        List<PageForm> forms = new ArrayList<>();
        Matcher form = FORM.matcher(html);
        while (form.find()) {
            String action = attribute(form.group(1), "action");
            forms.add(
                    new PageForm(
                            form.group(1).contains("method=\"post\"") ? "POST" : "GET",
                            action.isEmpty() ? page : action.replaceFirst("[#?].*", ""),
                            fields(form.group(2))));
        }
        return forms;
    }

    private static Map<String, List<String>> fields(String inside) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(inside);
        while (field.find()) {
            List<String> offered =
                    fields.computeIfAbsent(
                            attribute(field.group(), "name"), _ -> new ArrayList<>());
            if (field.group().startsWith("<select")) {
                int end = inside.indexOf("</select>", field.end());
                Matcher option =
                        OPTION.matcher(inside.substring(field.end(), Math.max(field.end(), end)));
                while (option.find()) {
                    offered.add(attribute(option.group(), "value"));
                }
            } else {
                offered.add(attribute(field.group(), "value"));
            }
        }
        fields.remove("_csrf");
        return fields;
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
    }
}
