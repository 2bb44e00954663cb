package kaname.nearmiss.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Invented near misses, written without a look at the engine, with what must go and what must
/// stay.
final class Corpus {

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private Corpus() {}

    record Secret(String text, String kind) {}

    record Case(
            String id,
            String by,
            String set,
            @Nullable String systems,
            String text,
            @Nullable List<Secret> secrets,
            @Nullable List<String> keep,
            boolean unique) {
        Case {
            secrets = secrets == null ? List.of() : secrets;
            keep = keep == null ? List.of() : keep;
        }
    }

    record Person(String name, @Nullable String reading) {}

    record Member(
            String id,
            String name,
            @Nullable String nameEn,
            @Nullable List<String> aliases,
            @Nullable List<String> readings,
            String sector,
            String region,
            String size,
            @Nullable List<String> facilities,
            @Nullable List<String> domains,
            @Nullable List<String> ranges,
            @Nullable List<String> contractors,
            @Nullable List<Person> people) {}

    record Registry(List<Member> organisations) {

        ClosedWorld world() {
            List<Known> all = new ArrayList<>();
            for (Member m : organisations) {
                List<String> names = new ArrayList<>(List.of(m.name()));
                if (m.nameEn() != null) {
                    names.add(m.nameEn());
                }
                names.addAll(none(m.aliases()));
                all.add(new Known(m.id(), Kind.ORGANISATION, names, none(m.readings())));
                none(m.facilities())
                        .forEach(f -> all.add(Known.of(m.id(), Kind.FACILITY, f, null)));
                none(m.contractors())
                        .forEach(c -> all.add(Known.of(m.id(), Kind.CONTRACTOR, c, null)));
                none(m.people())
                        .forEach(
                                p -> all.add(Known.of(m.id(), Kind.PERSON, p.name(), p.reading())));
                all.add(new Known(m.id(), Kind.DOMAIN, none(m.domains()), List.of()));
                all.add(new Known(m.id(), Kind.NETWORK, none(m.ranges()), List.of()));
            }
            return ClosedWorld.of(all);
        }
    }

    private static <T> List<T> none(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static Registry registry() {
        return read("registry.yaml", new TypeReference<>() {});
    }

    static List<Case> cases() {
        List<Case> all =
                new ArrayList<>(read("near-misses-ja.yaml", new TypeReference<List<Case>>() {}));
        all.addAll(read("near-misses-en.yaml", new TypeReference<List<Case>>() {}));
        return all;
    }

    static <T> T read(String file, TypeReference<T> type) {
        try (InputStream in = Corpus.class.getResourceAsStream("/nearmiss/" + file)) {
            return YAML.readValue(Objects.requireNonNull(in, file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
