package kaname.nearmiss.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whose side an address is on: by the registry first, then by what stands around it.
final class Hostile {

    private static final Pattern ATTACKER =
            Pattern.compile(
                    "攻撃元|攻撃者|攻撃|C2|C&C|C&C|不審|実体|実アドレス|犯人|詐欺|返信先だけ|書き換え先|書換先|誘導|リダイレクト|応答が|身に覚えのない|見知らぬ|見慣れない|知らない|外向き通信|悪性|悪意|不正|偽サイト|偽の|偽装|詐称|フィッシング|マルウェア|ランサム|感染|ボット|スキャン元|スキャン|走査|送信元|発信元|接続元|アクセス元|試行元|本当の差出人|通信先|接続先|誘導先|ダウンロード元|配布元|配信元|侵入|総当たり|ブルートフォース|脅威|IoC|IOC|ブロックリスト|遮断対象|海外|なりすまし|踏み台|(?i:attack|malicious|hostile|phish|malware|ransom|threat"
                        + " actor|adversar|scann|scanner|brute|c2|command[- ]and[-"
                        + " ]control|beacon|spoof|fake|lookalike|look-alike|typosquat|suspicious|rogue|bot(?:net)?\\b|dropper|payload|exfil|blocklist|block"
                        + " list|indicator|ioc\\b|evil|unknown source|foreign|source"
                        + " (?:address|ip)|originat|coming from|came from|callback|called"
                        + " back|download(?:ed)? from|password spray|credential stuffing|login"
                        + " attempts? from|probe|hijack|poison|resolver returned|resolved"
                        + " to|redirect)");
    private static final Pattern OURS =
            Pattern.compile(
                    "当社|自社|弊社|当方|当所|当院|当局|当港|当空港|社内|所内|院内|局内|構内|内部|庁内|私ども|うち(?:の|側)|正規|本来|宛先|攻撃先|標的|対象(?:の|は|ホスト)|公開サーバ|本物|正しい|正式|(?i:\\bour\\b|\\bours\\b|internal|in-house|the"
                        + " target|targeting|against|victim|legitimate|genuine|inside"
                        + " address|management address|plant network|\\bmy\\b)");

    private static final Pattern ATTACK =
            Pattern.compile(
                    "攻撃|フィッシング|マルウェア|ランサム|詐欺|偽の|偽サイト|乗っ取|第三者から|なりすまし|不正ログイン|スミッシング|(?i:phish|malware|ransom|attack|scam|fraud|fake|typosquat|stolen|consent"
                        + " prompt|smishing|forged)");

    /// Said of the one right before it: it is copied, aimed at, or told to.
    private static final Pattern VICTIM_AFTER =
            Pattern.compile(
                    "^[\\s」』)>]*(?:を(?:装|騙|かた|名乗|狙|模|まね|真似)|に(?:なりすま|似せ|扮)|と(?:偽|称)|宛|あて|だけを狙|への|へ)|^"
                        + " ?(?:was|were|is|are) (?:imitated|impersonated|copied|targeted)");

    private static final Pattern VICTIM_BEFORE =
            Pattern.compile(
                    "(?i)(?:pretending to be(?: from)?|impersonat\\w+|posing as|claim\\w* to be(?:"
                            + " from)?|imitat\\w+|copy to|cc|sent to|addressed"
                            + " to|tried|targeting|attacked|against)\\s*[:<\"]?\\s*$");

    /// Said of the one right after it or before it: it does something that only an attacker does.
    private static final Pattern ACTOR_AFTER =
            Pattern.compile(
                    "^[\\s」』)>]*(?:から(?:の)?(?:攻撃|接続|アクセス|試行|ログイン|スキャン|送|届)|(?i:"
                        + " ?(?:tried|attempted|scanned|knocked|probed|hammered|guessed|sent|hit|asked)"
                        + " ))");

    private static final Pattern ACTOR_BEFORE =
            Pattern.compile(
                    "(?:リンク先|飛び先|転送先|送信先|通信先|投稿先|送り先)[はがの:]*\\s*$|(?i)(?:link(?:s|ed|ing)?"
                            + " (?:to|was|is)|point(?:s|ed|ing) to|post(?:s|ed|ing)?"
                            + " to|call(?:s|ed|ing)? home to|mshta|curl|wget|updates from|hits?"
                            + " from|tried from|publisher domain|sender)\\s*[:<\"]?\\s*$");

    private Hostile() {}

    static boolean address(Reading reading, int start, int end, String address) {
        String bare = address.replaceFirst("/\\d+$", "");
        bare = bare.contains(".") ? bare.replaceFirst(":\\d+$", "") : bare;
        return !reading.world().ownsAddress(bare)
                && !inner(bare)
                && (said(reading, start, end) || toldBefore(reading, start, end));
    }

    static boolean domain(Reading reading, int start, int end, String host) {
        return foreign(reading, host)
                && (said(reading, start, end) || toldBefore(reading, start, end));
    }

    /// Whose mail it is must be said before it: a domain that tells the attacker tells no more than
    /// that, but an address names a person.
    static boolean mail(Reading reading, int start, int end, String host) {
        return foreign(reading, host)
                && said(reading, start, end)
                && (last(ATTACKER, reading.before(start, 60)) >= 0
                        || ACTOR_BEFORE.matcher(reading.before(start, 60)).find());
    }

    private static boolean foreign(Reading reading, String host) {
        return !reading.world().ownsDomain(host) && !reading.world().namedIn(host);
    }

    /// The sentence takes no side, and what was told before it is an attack.
    private static boolean toldBefore(Reading reading, int start, int end) {
        String sentence = reading.before(start, 60) + " " + reading.after(end, 45);
        String story = reading.text().substring(Math.max(0, start - 220), start);
        return last(OURS, sentence) < 0
                && !VICTIM_AFTER.matcher(reading.after(end, 45)).find()
                && !VICTIM_BEFORE.matcher(reading.before(start, 60)).find()
                && ATTACK.matcher(story).find();
    }

    /// The nearest word that tells the side, looking back before looking ahead, tells the
    /// attacker's.
    static boolean said(Reading reading, int start, int end) {
        String before = reading.before(start, 60);
        String after = reading.after(end, 45);
        if (VICTIM_AFTER.matcher(after).find() || VICTIM_BEFORE.matcher(before).find()) {
            return defanged(reading.text().substring(start, end));
        }
        if (ACTOR_AFTER.matcher(after).find() || ACTOR_BEFORE.matcher(before).find()) {
            return true;
        }
        int attackerBefore = last(ATTACKER, before);
        int oursBefore = last(OURS, before);
        int attackerAfter = first(ATTACKER, after);
        int oursAfter = first(OURS, after);
        int attacker =
                Math.min(
                        attackerBefore < 0 ? 999 : before.length() - attackerBefore,
                        attackerAfter < 0 ? 999 : attackerAfter + 4);
        int ours =
                Math.min(
                        oursBefore < 0 ? 999 : before.length() - oursBefore,
                        oursAfter < 0 ? 999 : oursAfter + 12);
        return (attacker < 999 && attacker <= ours)
                || defanged(reading.text().substring(start, end));
    }

    /// Nobody defangs what is their own.
    private static boolean defanged(String written) {
        return written.contains("[.]") || written.contains("(.)") || written.matches("(?is)hxxp.*");
    }

    /// Ranges that nobody outside can have.
    private static boolean inner(String address) {
        return address.matches(
                "(?:10|127)\\..*|192\\.168\\..*|172\\.(?:1[6-9]|2\\d|3[01])\\..*|169\\.254\\..*|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*|(?i:f[cd][0-9a-f]{2}:.*|fe80:.*|::1)");
    }

    private static int last(Pattern pattern, String text) {
        int at = -1;
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            at = matcher.end();
        }
        return at;
    }

    private static int first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.start() : -1;
    }
}
