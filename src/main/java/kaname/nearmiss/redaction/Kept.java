package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What must reach the reader as it is: vulnerabilities, techniques, hashes, products, file names
/// of malware. In the plain view.
final class Kept {

    private static final Pattern IDENTIFIERS =
            Pattern.compile(
                    "(?i)(?<![A-Za-z0-9])(?:CVE-\\d{4}-\\d{4,7}|CWE-\\d{1,5}|CAPEC-\\d{1,4}|T\\d{4}(?:\\.\\d{3})?|TA\\d{4}|S\\d{4}|G\\d{4}|M\\d{4}|JVN(?:DB)?[#-]?\\d[\\d-]*|JVNVU#?\\d+|VU#?\\d+|ICSA-\\d\\d-\\d{3}-\\d\\d|GHSA(?:-[a-z0-9]{4}){3}|KB\\d{6,8}|MS\\d\\d-\\d{3}|TLP:[A-Z]+(?:\\+STRICT)?|PAP:[A-Z]+|Event"
                        + " ?ID ?\\d{3,5}|RFC ?\\d{3,5}|IEC ?\\d{4,5}(?:-[\\d-]+)*|ISO(?:/IEC)?"
                        + " ?\\d{4,5}(?:-\\d+)?|IEEE"
                        + " ?C?\\d+[.\\d]*|TCP/?\\d{1,5}|UDP/?\\d{1,5}|\\d{2,5}/(?:tcp|udp)|CVSS(?:v\\d)?[:"
                        + " ]*\\d+\\.\\d)(?![A-Za-z0-9])");
    private static final Pattern HASHES =
            Pattern.compile(
                    "(?<![0-9A-Za-z+/=])(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128})(?![0-9A-Za-z+/=])");
    private static final Pattern FILES =
            Pattern.compile(
                    "(?<![\\w\\\\/.-])[A-Za-z0-9_-]{1,80}(?:\\.[A-Za-z0-9_-]{1,40}){0,6}\\.(?:exe|dll|ps1|bat|vbs|js|hta|lnk|iso|img|docm|xlsm|scr|sys|jar|cmd|py|sh|bin|msi|zip|rar|7z|chm|one|cab|elf|so|tmp|log|conf|cfg|ini|xml|json|csv|txt|pem|crt|cer|pfx|key)(?![A-Za-z0-9])");
    private static final Pattern HOSTILE_FILE =
            Pattern.compile(
                    "マルウェア|添付|ダウンロード|不審|検知|検出|実行|攻撃|(?i:malware|attach|payload|dropper|download|detect|quarantin|execut|macro|malicious|suspicious)");

    private Kept() {}

    static List<Span> in(Reading reading) {
        List<Span> kept = new ArrayList<>();
        add(IDENTIFIERS, reading.text(), kept);
        add(HASHES, reading.text(), kept);
        Matcher file = FILES.matcher(reading.text());
        while (file.find()) {
            if (HOSTILE_FILE.matcher(reading.before(file.start(), 60)).find()
                    || HOSTILE_FILE.matcher(reading.after(file.end(), 40)).find()) {
                kept.add(new Span(file.start(), file.end()));
            }
        }
        kept.addAll(Products.in(reading.text()));
        return kept.stream().map(s -> reading.plain().source(s.start(), s.end())).toList();
    }

    private static void add(Pattern pattern, String text, List<Span> kept) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            kept.add(new Span(matcher.start(), matcher.end()));
        }
    }
}
