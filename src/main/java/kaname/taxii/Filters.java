package kaname.taxii;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What of a collection is asked for. What the parameters do not say is not narrowed, but for the
/// version: the last of each object.
///
/// @param after only what was added later; null for everything
/// @param served false if only versions of STIX are wanted that this server does not keep
record Filters(
        @Nullable Instant after,
        int limit,
        List<String> ids,
        List<String> types,
        Versions versions,
        boolean served) {

    static final int USUAL = 100;
    static final int MOST = 5_000;

    /// Of how many values one parameter may be.
    private static final int MOST_VALUES = 1_000;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern STIX_VERSION = Pattern.compile("[0-9]{1,3}\\.[0-9]{1,3}");
    private static final Set<String> MATCHES =
            Set.of("match[id]", "match[type]", "match[version]", "match[spec_version]");

    /// Which versions of an object are meant: whatever one of these names.
    record Versions(boolean first, boolean last, boolean all, List<Instant> at) {
        static final Versions ALL = new Versions(false, false, true, List.of());
        static final Versions LAST = new Versions(false, true, false, List.of());

        String[] times() {
            return at.stream().map(Instant::toString).toArray(String[]::new);
        }

        boolean onlyLast() {
            return last && !first && !all && at.isEmpty();
        }
    }

    /// @param unsaid the versions that are meant where none is named
    /// @throws Problem 400 that names the parameter whose value can't be read
    static Filters read(Map<String, String[]> parameters, Versions unsaid) {
        parameters.keySet().stream()
                .filter(name -> name.startsWith("match[") && !MATCHES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(
                            name, "match[id], match[type], match[version], match[spec_version]");
                });
        return new Filters(
                after(one(parameters, "added_after"), one(parameters, "next")),
                limit(one(parameters, "limit")),
                matching(parameters, "match[id]", StixRules.ID),
                matching(parameters, "match[type]", StixRules.TYPE),
                versions(values(parameters, "match[version]"), unsaid),
                served(matching(parameters, "match[spec_version]", STIX_VERSION)));
    }

    /// What comes after both.
    private static @Nullable Instant after(@Nullable String added, @Nullable String next) {
        @Nullable Instant date = added == null ? null : time("added_after", added);
        @Nullable Instant place = next == null ? null : Next.read(next);
        if (date == null || place == null) {
            return date == null ? place : date;
        }
        return date.isAfter(place) ? date : place;
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return USUAL;
        }
        if (!NUMBER.matcher(limit).matches() || Long.parseLong(limit) == 0) {
            throw wrong("limit", "1, 2, 3 …");
        }
        return (int) Math.min(Long.parseLong(limit), MOST);
    }

    private static Versions versions(List<String> values, Versions unsaid) {
        if (values.isEmpty()) {
            return unsaid;
        }
        List<Instant> at = new ArrayList<>();
        for (String value : values) {
            if (!Set.of("first", "last", "all").contains(value)) {
                at.add(time("match[version]", value));
            }
        }
        return new Versions(
                values.contains("first"), values.contains("last"), values.contains("all"), at);
    }

    private static boolean served(List<String> versions) {
        return versions.isEmpty() || versions.contains("2.1");
    }

    /// To the microsecond, as everything is dated here.
    private static Instant time(String parameter, String value) {
        try {
            Instant time = OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (time.isBefore(Next.EARLIEST) || time.isAfter(Next.LATEST)) {
                throw wrong(parameter, "0001 … 9999");
            }
            return time;
        } catch (DateTimeException unreadable) {
            throw wrong(parameter, "2026-11-23T05:00:00.000000Z");
        }
    }

    private static List<String> matching(
            Map<String, String[]> parameters, String name, Pattern pattern) {
        List<String> values = values(parameters, name);
        if (!values.stream().allMatch(value -> pattern.matcher(value).matches())) {
            throw wrong(
                    name, pattern == StixRules.ID ? "indicator--UUID" : "indicator, malware … 2.1");
        }
        return values;
    }

    private static List<String> values(Map<String, String[]> parameters, String name) {
        String[] said = parameters.getOrDefault(name, new String[0]);
        List<String> values =
                Stream.of(said).flatMap(one -> Stream.of(one.split(",", -1))).distinct().toList();
        if (values.contains("") || values.size() > MOST_VALUES) {
            throw wrong(name, "a,b,c (1 … " + MOST_VALUES + ")");
        }
        return values;
    }

    private static @Nullable String one(Map<String, String[]> parameters, String name) {
        String @Nullable [] said = parameters.get(name);
        if (said == null) {
            return null;
        }
        if (said.length > 1) {
            throw wrong(name, "1");
        }
        return said[0];
    }

    static Problem wrong(String parameter, String example) {
        return new Problem(
                400,
                "invalid-filter",
                Text.of("絞り込みの値を読み取れません", "A filter can't be read"),
                List.of(
                        new Problem.Field(
                                parameter,
                                Text.of("次のようにしてください: {0}", "such as: {0}").with(example))));
    }
}
