package kaname.spark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaname.cli.CascadeCommand;

/// `kaname cascade` with its scenarios worked out by Apache Spark: the same options, the same
/// answer. `--shards N` says into how many parts they are cut.
public final class CascadeOnSpark {

    private static final String SHARDS = "--shards";
    private static final int MOST_SHARDS = 1_000_000;
    private static final int UNDONE = 1;
    private static final int REFUSED = 2;

    private CascadeOnSpark() {}

    public static void main(String[] arguments) {
        int code = run(List.of(arguments), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) {
        List<String> rest = new ArrayList<>(arguments);
        Optional<Integer> shards;
        try {
            shards = takeShards(rest);
        } catch (NumberFormatException e) {
            err.println("kaname: --shards is a whole number from 1 to " + MOST_SHARDS);
            return REFUSED;
        }
        try {
            return new CascadeCommand(out, new SparkWorkers(shards)).run(rest, err);
        } catch (SparkWorkers.Undone undone) {
            err.println("kaname: Spark did not finish: " + undone.getMessage());
            return UNDONE;
        }
    }

    /// Out of the arguments, so that the rest are those of `cascade`.
    private static Optional<Integer> takeShards(List<String> arguments) {
        Optional<Integer> shards = Optional.empty();
        for (int i = 0; i < arguments.size(); ) {
            String argument = arguments.get(i);
            if (argument.equals(SHARDS)) {
                arguments.remove(i);
                shards = Optional.of(number(i < arguments.size() ? arguments.remove(i) : ""));
            } else if (argument.startsWith(SHARDS + "=")) {
                shards = Optional.of(number(arguments.remove(i).substring(SHARDS.length() + 1)));
            } else {
                i++;
            }
        }
        return shards;
    }

    private static int number(String text) {
        int number = Integer.parseInt(text);
        if (number < 1 || number > MOST_SHARDS) {
            throw new NumberFormatException(text);
        }
        return number;
    }
}
