package kaname.nearmiss.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a company's name carries before or after it, in a plain view: taken off before names are
/// compared and taken along when one is found.
final class CorporateForms {

    private static final String FORM =
            "(?:株式会社|有限会社|合同会社|合資会社|合名会社|相互会社|独立行政法人|地方独立行政法人|国立研究開発法人|(?:一般|公益|特例)?(?:社団|財団)法人"
                + "|医療法人(?:社団|財団)?|学校法人|社会福祉法人|特定非営利活動法人|NPO法人|宗教法人|企業組合|\\((?:株|有|合|同|医|財|社|一財|一社|独)\\)"
                + "|(?i:,?\\s*(?:Co\\.,?\\s*Ltd\\.?|Inc\\.?|Ltd\\.?|LLC|K\\.K\\.|Corp\\.?|Corporation|Company|GmbH|PLC\\.?|LLP|S\\.p\\.A\\.|B\\.?V\\.?|Pty|KK|AB|AG))(?![a-z]))";
    private static final Pattern BEFORE = Pattern.compile(FORM + "[\\s]*$");
    private static final Pattern AFTER = Pattern.compile("^[\\s]*" + FORM);
    private static final Pattern ENDS =
            Pattern.compile("^[\\s]*" + FORM + "[\\s]*|[\\s]*" + FORM + "[\\s]*$");

    private CorporateForms() {}

    static String without(String name) {
        String bare = ENDS.matcher(View.plain(name).text()).replaceAll("").strip();
        return bare.isEmpty() ? name : bare;
    }

    /// The run from `start` to `end` of a plain text with the forms beside it.
    static Span around(String plain, int start, int end) {
        Matcher before = BEFORE.matcher(plain).region(Math.max(0, start - 24), start);
        int from = before.find() ? before.start() : start;
        Matcher after = AFTER.matcher(plain).region(end, Math.min(plain.length(), end + 24));
        return new Span(from, after.find() ? after.end() : end);
    }
}
