package kaname;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// Every route that the running house answers, with who may see it as `eyes.txt` says.
public final class Routes {

    public enum Who {
        ANYONE,
        MACHINERY,
        SIGNED_IN,
        OPERATORS,
        DESKS,
        ADMINISTRATOR,
        COORDINATOR,
        DRAFTERS,
        OFFICES,
        ADVISERS,
        STEWARD,
        GUEST,
        INCIDENT,
        MATTER,
        ROOM,
        CIRCLE,
        THREAD,
        SITTING,
        DRILL,
        RULE,
        ANNOUNCEMENT,
        ANNOUNCED,
        ANNOUNCER,
        ADVISORY,
        ADVISED,
        ADVISER,
        FILE,
        LETTER,
        RECIPIENT,
        LETTER_OPERATOR;

        /// Bound to one thing, which is there or not.
        boolean ofOneThing() {
            return compareTo(INCIDENT) >= 0;
        }

        boolean ofALetter() {
            return compareTo(LETTER) >= 0;
        }
    }

    public record Route(Who who, String method, String pattern) {
        public boolean forPrograms() {
            return pattern.startsWith("/api/")
                    || pattern.startsWith("/taxii2")
                    || pattern.startsWith("/partner/");
        }

        public boolean looks() {
            return method.equals("GET");
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    private static final String TABLE = "/eyes.txt";

    private Routes() {}

    /// Those of the house, in order; whatever the table does not know, and what is no longer there,
    /// is said at once.
    public static List<Route> of(House house) {
        Map<String, Who> table = table();
        TreeSet<String> there = there(house);
        List<String> wrong = new ArrayList<>();
        there.stream()
                .filter(route -> !table.containsKey(route))
                .map(route ->
                        "who may see it? Add a line to src/test/resources/eyes.txt: <who> " + route)
                .forEach(wrong::add);
        table.keySet().stream()
                .filter(route -> !there.contains(route))
                .map(route ->
                        "no longer there; take it out of src/test/resources/eyes.txt: " + route)
                .forEach(wrong::add);
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n", wrong));
        }
        return there.stream()
                .map(route -> {
                    String[] parts = route.split(" ", 2);
                    return new Route(table.get(route), parts[0], parts[1]);
                })
                .toList();
    }

    private static Map<String, Who> table() {
        try (var in = Routes.class.getResourceAsStream(TABLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .collect(
                            Collectors.toMap(
                                    line -> line[1].strip(),
                                    line ->
                                            Who.valueOf(
                                                    line[0].toUpperCase(Locale.ROOT)
                                                            .replace('-', '_')),
                                    (one, two) -> {
                                        throw new AssertionError("twice in " + TABLE);
                                    },
                                    TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeSet<String> there(House house) {
        TreeSet<String> found = new TreeSet<>();
        for (var mapping : house.bean(DispatcherServlet.class).getHandlerMappings()) {
            if (mapping instanceof RequestMappingInfoHandlerMapping routes) {
                routes.getHandlerMethods().keySet().forEach(info -> add(info, found));
            }
        }
        return found;
    }

    private static void add(RequestMappingInfo info, TreeSet<String> found) {
        for (String pattern : info.getPatternValues()) {
            var methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty()) {
                found.add("ANY " + pattern);
            }
            for (RequestMethod method : methods) {
                found.add(method + " " + pattern);
            }
        }
    }
}
