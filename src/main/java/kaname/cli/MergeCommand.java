package kaname.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import kaname.dependency.cascade.Forecast;
import kaname.dependency.cascade.Tally;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import kaname.platform.Language;
import kaname.platform.Problem;

/// `cascade merge FILE… [--out FILE] [--model MODEL.json [--hazard KM]] [--format table|json]
/// [--lang ja|en]`: the answer to a question whose scenarios were shared among machines. With
/// `--out` it may be of some of them only.
record MergeCommand(PrintStream out) {

    private static final String USAGE =
            "usage: ./kaname cascade merge FILE… (tallies that ./kaname cascade … --out wrote)";

    int run(List<String> arguments) {
        Arguments given =
                Arguments.of(arguments, "--out", "--model", "--hazard", "--format", "--lang");
        if (given.plain().isEmpty()) {
            throw new Refusal(USAGE);
        }
        if (given.option("--hazard").isPresent() && given.option("--model").isEmpty()) {
            throw new Refusal("--hazard needs --model MODEL.json: a tally knows no places");
        }
        boolean json = given.json();
        Optional<Path> file = given.option("--out").map(TallyFiles::free);
        Tally tally = sum(given.plain(), given.language());
        if (!tally.missing().none() && file.isEmpty()) {
            throw new Refusal(
                    "scenarios %s of %d are missing: ./kaname cascade MODEL.json %s --shard %s --out FILE"
                            .formatted(
                                    tally.missing(),
                                    tally.question().scenarios(),
                                    tally.question().asOptions(),
                                    tally.missing().ranges().getFirst()));
        }
        CascadeAnswer answer = answer(tally, given);
        file.ifPresent(path -> TallyFiles.write(tally, path));
        if (!tally.missing().none()) {
            out.println(CascadeAnswer.of(tally, given.language()));
        } else {
            out.print(json ? answer.json() : answer.table(tally.question()));
        }
        return 0;
    }

    private static Tally sum(List<String> files, Language language) {
        Iterator<String> rest = files.iterator();
        Tally sum = TallyFiles.read(rest.next(), language);
        while (rest.hasNext()) {
            String file = rest.next();
            Tally one = TallyFiles.read(file, language);
            try {
                sum = sum.plus(one);
            } catch (Problem problem) {
                throw Documents.refusal(file, problem, language);
            }
        }
        return sum;
    }

    private static CascadeAnswer answer(Tally tally, Arguments given) {
        Language language = given.language();
        Optional<String> file = given.option("--model");
        if (file.isEmpty()) {
            return new CascadeAnswer(Forecast.of(tally), CascadeAnswer.Reached.NOTHING, language);
        }
        try {
            Model model = ReadModel.of(Documents.json(file.get()));
            return new CascadeAnswer(
                    Forecast.of(tally, model), CascadeCommand.reached(model, given), language);
        } catch (Problem problem) {
            throw Documents.refusal("--model " + file.get(), problem, language);
        }
    }
}
