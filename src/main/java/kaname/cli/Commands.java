package kaname.cli;

import java.io.PrintStream;

/// The commands that are answered without opening the house. The answer goes to `out` alone; the
/// result is the exit code: 0 done, 1 the answer is no, 2 usage or unreadable input with one line
/// on `err`.
public final class Commands {

    private Commands() {}

    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return switch (arguments[0]) {
            default -> {
                err.println(
                        "kaname: unknown command "
                                + arguments[0]
                                + "; kaname --help lists what there is");
                yield 2;
            }
        };
    }
}
