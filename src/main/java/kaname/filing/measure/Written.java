package kaname.filing.measure;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaname.catalogue.Approach;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A measure as somebody wrote it. Nothing of it was checked.
///
/// @param incident id of an incident; "" for nothing in particular
/// @param due such as `2027-03-31`; "" for no day
public record Written(
        String what, String approach, String incident, String due, String state, String note) {

    static final int LONGEST_LINE = 200;
    static final int LONGEST_NOTE = 2000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    /// What can be kept.
    record Checked(
            String what,
            Approach approach,
            @Nullable UUID incident,
            @Nullable LocalDate due,
            Measure.State state,
            String note) {}

    static Written empty(String incident) {
        return new Written("", "", incident, "", Measure.State.PLANNED.id(), "");
    }

    static Written of(Measure measure) {
        Measure.Lesson lesson = measure.lesson();
        return new Written(
                measure.what(),
                measure.approach().id(),
                lesson == null ? "" : lesson.incident().toString(),
                Objects.toString(measure.due(), ""),
                measure.state().id(),
                measure.note());
    }

    /// @param isOwn whether an incident is the writer's own
    /// @throws Problem 400 with every field that can't stand
    Checked checked(Predicate<UUID> isOwn) {
        List<Problem.Field> wrong = new ArrayList<>();
        String line = what.strip();
        if (line.isEmpty()
                || line.length() > LONGEST_LINE
                || line.chars().anyMatch(Character::isISOControl)) {
            wrong.add(
                    new Problem.Field(
                            "/what",
                            Text.of("1行、{0}文字までで書いてください", "one line of at most {0} characters")
                                    .with(LONGEST_LINE)));
        }
        Optional<Approach> kind = Approach.of(approach);
        if (kind.isEmpty()) {
            wrong.add(
                    choose(
                            "/approach",
                            Stream.of(Approach.values()).map(Approach::id),
                            Text.of("予防的か事後的か", "preventive or reactive")));
        }
        Optional<Measure.State> stands = Measure.State.of(state);
        if (stands.isEmpty()) {
            wrong.add(
                    choose(
                            "/state",
                            Stream.of(Measure.State.values()).map(Measure.State::id),
                            Text.of("どこまで進んだか", "how far it is")));
        }
        UUID from = incident.isBlank() ? null : id(incident.strip());
        if (from == null && !incident.isBlank()) {
            wrong.add(notYours());
        }
        LocalDate day = due.isBlank() ? null : day(due.strip());
        if (day == null && !due.isBlank()) {
            wrong.add(
                    new Problem.Field(
                            "/due",
                            Text.of(
                                            "{0} から {1} までの日付にしてください（例 2027-03-31）",
                                            "a day from {0} to {1}, such as 2027-03-31")
                                    .with(EARLIEST, LATEST)));
        }
        if (note.strip().length() > LONGEST_NOTE) {
            wrong.add(
                    new Problem.Field(
                            "/note",
                            Text.of("{0}文字までで書いてください", "at most {0} characters")
                                    .with(LONGEST_NOTE)));
        }
        if (from != null && !isOwn.test(from)) {
            wrong.add(notYours());
        }
        if (!wrong.isEmpty()) {
            throw refused(wrong);
        }
        return new Checked(
                line,
                requireNonNull(kind.orElse(null)),
                from,
                day,
                requireNonNull(stands.orElse(null)),
                note.strip());
    }

    private static Problem refused(List<Problem.Field> wrong) {
        return new Problem(
                400,
                "invalid-measure",
                Text.of("残していません。直すところがあります", "Nothing was kept: some input needs correcting"),
                wrong);
    }

    /// The same whether there is no such incident or it is another's.
    private static Problem.Field notYours() {
        return new Problem.Field(
                "/incident", Text.of("あなたの組織の事案から選んでください", "choose among your own incidents"));
    }

    private static Problem.Field choose(String pointer, Stream<String> among, Text what) {
        return new Problem.Field(
                pointer,
                Text.of("{0}を選んでください（{1}）", "choose {0}: {1}")
                        .with(what, among.collect(Collectors.joining(", "))));
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException no) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isBefore(EARLIEST) || day.isAfter(LATEST) ? null : day;
        } catch (DateTimeException no) {
            return null;
        }
    }
}
