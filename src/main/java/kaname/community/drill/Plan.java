package kaname.community.drill;

import java.util.List;
import kaname.community.Written;

/// What a drill says and whom it begins with. An office asks its own operators, so it names nobody.
record Plan(String title, String text, List<String> offices) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 2000;

    /// @throws kaname.platform.Problem 400 that names the place to correct
    static Plan of(String title, String text, List<String> offices) {
        return new Plan(
                Written.line("/title", title, LONGEST_TITLE),
                Written.words("/text", text, LONGEST_TEXT),
                List.copyOf(offices));
    }
}
