package kaname.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.dependency.cascade.Cascade;
import kaname.dependency.cascade.CommonSites;
import kaname.dependency.cascade.Forecast;
import kaname.dependency.cascade.Question;
import kaname.dependency.cascade.Shard;
import kaname.dependency.cascade.Tally;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import kaname.platform.Problem;

/// `cascade MODEL.json --fail SERVICE[@HOURS] … [--hours 72] [--scenarios N] [--seed S] [--format
/// table|json] [--lang ja|en] [--hazard KM] [--out FILE]`: which services stop after these, when,
/// and how surely, and which backups a hazard of that extent can reach together. With `--shard
/// FROM-TO --out FILE` the tally of some scenarios only, for `cascade merge`. `--example` prints a
/// model.
public record CascadeCommand(PrintStream out, Workers workers) {

    private static final int LONGEST_HAZARD = 20_000;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
    private static final String USAGE =
            "usage: ./kaname cascade MODEL.json --fail SERVICE[@HOURS] (several --fail may be"
                    + " given); ./kaname cascade --example prints a model";

    /// For a program of its own: a refusal is one line on `err` and exit code 2.
    public int run(List<String> arguments, PrintStream err) {
        try {
            return run(arguments);
        } catch (Refusal refusal) {
            err.println("kaname: " + refusal.getMessage());
            return 2;
        }
    }

    int run(List<String> arguments) {
        if (arguments.equals(List.of("--example"))) {
            out.print(example());
            return 0;
        }
        if (!arguments.isEmpty() && arguments.getFirst().equals("merge")) {
            return new MergeCommand(out).run(arguments.subList(1, arguments.size()));
        }
        Arguments given =
                Arguments.of(
                        arguments,
                        "--fail",
                        "--hours",
                        "--scenarios",
                        "--seed",
                        "--format",
                        "--hazard",
                        "--shard",
                        "--out",
                        "--lang");
        if (given.plain().size() != 1 || given.all("--fail").isEmpty()) {
            throw new Refusal(USAGE);
        }
        String file = given.plain().getFirst();
        Question question = question(given);
        try {
            return given.option("--shard").isPresent()
                    ? some(file, question, given)
                    : all(file, question, given);
        } catch (Problem problem) {
            throw Documents.refusal(file, problem, given.language());
        }
    }

    private int all(String file, Question question, Arguments given) {
        boolean json = given.json();
        Optional<Path> path = given.option("--out").map(TallyFiles::free);
        Model model = ReadModel.of(Documents.json(file));
        CascadeAnswer.Reached reached = reached(model, given);
        Cascade cascade = new Cascade(model);
        Tally tally = workers.of(cascade, cascade.whole(question));
        path.ifPresent(there -> TallyFiles.write(tally, there));
        CascadeAnswer answer =
                new CascadeAnswer(Forecast.of(tally, model), reached, given.language());
        out.print(json ? answer.json() : answer.table(question));
        return 0;
    }

    private int some(String file, Question question, Arguments given) {
        if (given.option("--format").isPresent() || given.option("--hazard").isPresent()) {
            throw new Refusal(
                    "--format and --hazard go with the answer, that ./kaname cascade merge gives;"
                            + " --shard counts some of its scenarios");
        }
        Path path =
                TallyFiles.free(
                        given.option("--out")
                                .orElseThrow(() -> new Refusal("--shard needs --out FILE")));
        Cascade cascade = new Cascade(ReadModel.of(Documents.json(file)));
        Shard shard = shard(cascade.whole(question), given.option("--shard").orElseThrow());
        Tally tally = workers.of(cascade, shard);
        TallyFiles.write(tally, path);
        out.println(CascadeAnswer.of(tally, given.language()));
        return 0;
    }

    private static Shard shard(Shard whole, String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            int from = Integer.parseInt(range.group(1));
            int to = Integer.parseInt(range.group(2));
            if (from < to && to <= whole.to()) {
                return whole.with(from, to);
            }
        }
        throw new Refusal(
                "--shard is FROM-TO, such as 0-%1$d: from scenario FROM up to, not with, TO, at most %1$d"
                        .formatted(whole.to()));
    }

    static CascadeAnswer.Reached reached(Model model, Arguments given) {
        if (given.option("--hazard").isEmpty()) {
            return CascadeAnswer.Reached.NOTHING;
        }
        double extent = number("--hazard", given.option("--hazard").get());
        if (!(extent > 0 && extent <= LONGEST_HAZARD)) {
            throw new Refusal("--hazard is its extent in kilometres, at most " + LONGEST_HAZARD);
        }
        return new CascadeAnswer.Reached(
                CommonSites.of(model, extent),
                CommonSites.backups(model).stream().filter(one -> one.apart() <= extent).toList());
    }

    private static Question question(Arguments given) {
        double hours = number("--hours", given.option("--hours").orElse("72"));
        if (!(hours > 0 && hours <= Question.LONGEST)) {
            throw new Refusal("--hours is above 0 and at most " + (long) Question.LONGEST);
        }
        double scenarios = number("--scenarios", given.option("--scenarios").orElse("0"));
        boolean asked = given.option("--scenarios").isPresent();
        if (scenarios != Math.rint(scenarios)
                || scenarios < (asked ? 1 : 0)
                || scenarios > Question.MOST) {
            throw new Refusal("--scenarios is a whole number from 1 to " + Question.MOST);
        }
        return new Question(
                given.all("--fail").stream().map(CascadeCommand::failure).toList(),
                hours,
                (int) scenarios,
                seed(given.option("--seed").orElse("1")));
    }

    private static Question.Failure failure(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return new Question.Failure(text, 0);
        }
        double hours = number("--fail " + text, text.substring(at + 1).replaceFirst("h$", ""));
        if (!(hours >= 0 && hours <= Question.LONGEST)) {
            throw new Refusal("--fail SERVICE@HOURS takes hours from the start, such as oil@36");
        }
        return new Question.Failure(text.substring(0, at), hours);
    }

    private static double number(String option, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new Refusal(option + " takes a number, not " + text);
        }
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Refusal("--seed takes a whole number, not " + text);
        }
    }

    private static String example() {
        try (InputStream in =
                Objects.requireNonNull(
                        CascadeCommand.class.getResourceAsStream(
                                "/kaname/dependency/example.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
