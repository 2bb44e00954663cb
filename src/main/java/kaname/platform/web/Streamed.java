package kaname.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request whose body a controller reads as it comes in, such as a file. Nobody before it reads
/// the body for parameters: those are in the address alone.
public final class Streamed extends HttpServletRequestWrapper {

    /// The `Content-Type` as it was sent.
    public static final String TYPE = Streamed.class.getName() + ".type";

    private static final Pattern PATHS =
            Pattern.compile(
                    "(/api/v1)?/incidents/[^/]+/attachments"
                            + "|/taxii2/[^/]+/collections/[^/]+/objects/?");

    private final Map<String, String[]> parameters;

    Streamed(HttpServletRequest request) {
        super(request);
        this.parameters = parameters(request.getQueryString());
        request.setAttribute(TYPE, request.getContentType());
    }

    static boolean is(HttpServletRequest request) {
        return request.getMethod().equals("POST") && PATHS.matcher(Paths.of(request)).matches();
    }

    @Override
    public String getContentType() {
        return "application/octet-stream";
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase("Content-Type") ? getContentType() : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase("Content-Type")
                ? Collections.enumeration(List.of(getContentType()))
                : super.getHeaders(name);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    /// @throws IllegalArgumentException if the query is not readable
    private static Map<String, String[]> parameters(@Nullable String query) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            parameters.merge(
                    name,
                    new String[] {value},
                    (before, more) ->
                            Stream.of(before, more).flatMap(Stream::of).toArray(String[]::new));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
