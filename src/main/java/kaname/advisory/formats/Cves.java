package kaname.advisory.formats;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import kaname.advisory.Advisory;

/// The vulnerabilities that an advisory names by their numbers.
public final class Cves {

    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,}");

    private Cves() {}

    public static List<String> of(Advisory one) {
        return CVE.matcher(one.head().title() + "\n" + one.body().text())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
