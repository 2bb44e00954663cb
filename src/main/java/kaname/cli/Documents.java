package kaname.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import kaname.catalogue.Counting;
import kaname.duty.Operator;
import kaname.incident.IncidentDocument;
import kaname.incident.IncidentDocument.OperatorReference;
import kaname.platform.Language;
import kaname.platform.Problem;
import kaname.platform.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what the terminal hands in.
final class Documents {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Documents() {}

    static byte[] bytes(String file) {
        return bytes(file, Integer.MAX_VALUE);
    }

    static byte[] bytes(String file, int most) {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(most);
            if (bytes.length == most && in.read() >= 0) {
                throw new Refusal("%s is larger than %d bytes".formatted(file, most));
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new Refusal("no file " + file);
        } catch (IOException e) {
            throw new Refusal("can't read " + file + ": " + e.getMessage());
        }
    }

    static JsonNode json(String file) {
        try {
            return JSON.readTree(bytes(file));
        } catch (JacksonException e) {
            throw new Refusal(
                    "%s is not JSON; reading stopped at line %d, column %d"
                            .formatted(
                                    file.equals("-") ? "standard input" : file,
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr()));
        }
    }

    /// A day means its first instant in Japan.
    static Instant asOf(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(Counting.JAPAN.zone()).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    "--as-of is a day (2026-11-22) or a time with offset"
                            + " (2026-11-22T03:00:00+09:00), not "
                            + text);
        }
    }

    static Operator operator(IncidentDocument document) {
        OperatorReference reference = document.operator();
        String name = reference.name();
        if (name == null) {
            throw new Refusal(
                    "without a server the operator must be described:"
                            + " {\"name\", \"country\", \"sectors\", \"statuses\"}");
        }
        List<Operator.Held> held =
                reference.statuses().stream()
                        .map(s -> new Operator.Held(s.is(), s.from(), s.to()))
                        .toList();
        return new Operator(
                reference.id(), Text.same(name), reference.country(), reference.sectors(), held);
    }

    static Refusal refusal(String file, Problem problem, Language language) {
        String fields =
                problem.fields().stream()
                        .map(field -> field.pointer() + ": " + field.detail().in(language))
                        .collect(Collectors.joining("; "));
        return new Refusal(
                file + ": " + (fields.isEmpty() ? problem.title().in(language) : fields));
    }
}
