package kaname.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaname.platform.Language;

/// A command's arguments: what stands alone, and `--name value`, each as often as it was given.
record Arguments(List<String> plain, Map<String, List<String>> options) {

    /// @throws Refusal for an option that the command doesn't know or that lacks its value
    static Arguments of(List<String> arguments, String... options) {
        Set<String> known = Set.of(options);
        List<String> plain = new ArrayList<>();
        Map<String, List<String>> found = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            if (!argument.startsWith("--")) {
                plain.add(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!known.contains(name)) {
                throw new Refusal("unknown option " + name + "; see ./kaname --help");
            }
            if (equals < 0 && rest.isEmpty()) {
                throw new Refusal(name + " needs a value; see ./kaname --help");
            }
            found.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(equals < 0 ? rest.pop() : argument.substring(equals + 1));
        }
        return new Arguments(List.copyOf(plain), Map.copyOf(found));
    }

    Optional<String> option(String name) {
        return all(name).isEmpty() ? Optional.empty() : Optional.of(all(name).getLast());
    }

    List<String> all(String name) {
        return options.getOrDefault(name, List.of());
    }

    /// `--format table|json`; table unless asked otherwise.
    boolean json() {
        String format = option("--format").orElse("table");
        return switch (format) {
            case "json" -> true;
            case "table" -> false;
            default -> throw new Refusal("--format is table or json, not " + format);
        };
    }

    /// `--lang ja|en`, else the terminal's language.
    Language language() {
        String terminal =
                Optional.ofNullable(System.getenv("LC_ALL"))
                        .filter(s -> !s.isBlank())
                        .or(() -> Optional.ofNullable(System.getenv("LANG")))
                        .orElse("ja");
        return Language.of(option("--lang").orElse(terminal));
    }
}
