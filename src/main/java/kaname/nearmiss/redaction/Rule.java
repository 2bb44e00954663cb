package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.platform.Text;

/// A recogniser that is one pattern over the plain view; the group named `it`, or the whole, is
/// what was found.
record Rule(String recogniser, Kind kind, Pattern pattern, Text why) implements Recogniser {

    static Rule of(String recogniser, Kind kind, String pattern, Text why) {
        return new Rule(recogniser, kind, Pattern.compile(pattern), why);
    }

    @Override
    public List<Finding> in(Reading reading) {
        List<Finding> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(reading.text());
        boolean named = pattern.namedGroups().containsKey("it");
        while (matcher.find()) {
            int start = named ? matcher.start("it") : matcher.start();
            int end = named ? matcher.end("it") : matcher.end();
            if (end > start) {
                found.add(
                        Finding.of(
                                reading.plain().source(start, end),
                                kind,
                                recogniser,
                                View.tight(reading.text().substring(start, end)),
                                why));
            }
        }
        return found;
    }
}
