package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.platform.Text;

/// Phrases that make the reporter one of a kind whatever else is taken out.
final class Uniqueness {

    private static final String SCOPE =
            "(?:国内|日本|全国|県内|地域|管内|業界|世界|アジア|道内|都内|府内|市内|島内|離島|わが国|我が国|本邦|圏内|沿線"
                    + "|九州|東北|北海道|四国|関東|近畿|中部|沖縄|本州|西日本|東日本)";
    private static final String SUPERLATIVE =
            "(?:唯一|最も(?:[東西南北高低深長古大小多少]|[^。\\n]{1,8}の?(?:少な|多い|小さ|大き|高い|低い|古い|長い|深い))|最[東西南北]端|最北|最南|最後の|ただ(?:一|1)|第(?:一|1)号"
                + "|初(?:めて|の)?(?!期|動|回|歩|診|報)|最大(?:の|規模|級|手)|最古|最長|最高|最小の|最少"
                + "|でここだけ|では(?:当|うち)[^。\\n]{0,6}だけ|に(?:一|1)(?:つ|か所|箇所|社|台|基|カ所)(?:だけ|しか))";
    private static final String ALONE =
            "唯一の(?!対策|方法|手段|原因|救い|経路|違い|通信|バックアップ|連絡|例外|管理者)"
                    + "|(?:当社|当院|当所|当局|当港|当空港|うち)(?:だけ|のみ|しか)(?:が|に|で|持|使|な|ある)"
                    + "|(?:一社|1社|一つ|一か所|1か所|一基|一台)(?:だけ|しか(?:な|存在))|他に(?:例|類)(?:が|を)(?:な|見)";

    private static final String WHO =
            "(?:operator|one|utility|plant|company|airport|port|hospital|site|terminal|refinery|carrier|railway|bank"
                + "|facility|station|provider|system|unit|line|installation|substation|crane|dam|village|town|city|municipality|clearing"
                + " house|exchange)";
    private static final String WHERE =
            "(?:country|nation|japan|region|prefecture|island|world|industry|sector|kind|asia|entire|area|county|city)";
    private static final String ENGLISH =
            "(?i:\\bonly (?:[a-z-]+ ){0,2}"
                    + WHO
                    + "\\b[^.\\n]{0,60}?\\b(?:in|on|of|that|with|to) (?:the |this |our |all )?"
                    + "(?:its kind|still|"
                    + WHERE
                    + ")|\\b(?:first|largest|biggest|oldest|longest|deepest|northernmost|southernmost|tallest|highest|smallest|sole)\\b[^.\\n]{0,40}?\\b(?:in|of|on)"
                    + " (?:the |all of |all )?(?:its kind|"
                    + WHERE
                    + ")|\\b(?:nation|world|country|japan|region|prefecture)['’]s"
                    + " (?:only|sole|first|largest|biggest|oldest|last)\\b|\\bone of a"
                    + " kind\\b|\\bno other "
                    + WHO
                    + "\\b|\\bnobody else in (?:the )?"
                    + WHERE
                    + "|\\bthe sole\\b|\\bonly \\w+ in (?:the country|japan|the nation|the world)"
                    + "|\\b(?:no hiding|easy to (?:guess|tell)) who\\b)";

    private static final Pattern PHRASES =
            Pattern.compile(SCOPE + "[^。\\n]{0,14}?" + SUPERLATIVE + "|" + ALONE + "|" + ENGLISH);

    private Uniqueness() {}

    static List<Finding> in(Reading reading) {
        List<Finding> found = new ArrayList<>();
        Matcher matcher = PHRASES.matcher(reading.text());
        while (matcher.find()) {
            found.add(
                    Finding.of(
                            reading.plain().source(matcher.start(), matcher.end()),
                            Kind.NAME,
                            "uniqueness",
                            View.tight(matcher.group()),
                            Text.of(
                                    "ただ一つであることを言っていて、名を消しても分かります",
                                    "says that there is one only, so it tells without a name")));
        }
        return found;
    }
}
