package kaname.nearmiss.redaction;

import java.util.List;
import kaname.platform.Text;

/// Numbers that lead to somebody: phones, machines, contracts, cars, poles, coordinates.
final class Numbers {

    private static final String EXTENSION = "(?:内線|(?i:ext(?:ension)?\\.?))";
    private static final String INTERNATIONAL = "\\+81[- ()]*\\d{1,4}(?:[- ()]+\\d{2,4}){1,3}";
    private static final String NATIONAL =
            "(?:\\(0\\d{1,4}\\)[- ]?|0\\d{1,4}[- (]{1,2})\\d{1,4}[-"
                    + " )]{1,2}\\d{3,4}|0\\d{1,4}\\.\\d{1,4}\\.\\d{4}|0[5789]0\\d{8}|0120\\d{6}";
    private static final String PHONE_LABEL =
            "(?:(?:衛星|携帯|固定|直通)?電話|携帯|(?i:tel|phone|fax|mobile|satphone))(?:番号)?";
    private static final String JAPANESE_LABEL =
            "(?:資産|管理|契約|機器|設備|製造|シリアル|チケット|受付|工事|作業票?|案件|お客様|整理|注文|発注|伝票|台帳|登録|社員|職員|許可|免許|申請|機番|保守"
                + "|端末|起票|依頼|点検票?|指示書?)\\s*(?:番号|No\\.?|№|ID|コード|#)?";
    private static final String ENGLISH_LABEL =
            "(?i:asset|ticket|contract|serial|work"
                + " order|order|case|incident|badge|employee|equipment|tag|permit|invoice|account|customer|maintenance|change|job|purchase"
                + " order|PO)(?:\\s*(?i:number|no\\.?|num|id|tag|ref|reference|request))?";

    /// Catalogues of the trade that look like asset numbers.
    private static final String CATALOGUES =
            "(?:CVE|CWE|CAPEC|KB|RFC|ISO|IEC|JIS|MS|TA|TR|TLP|SHA|AES|TLS|SSL|IEEE|RS|PR|UTF|ANSI|NIST|SP|VU|JVN|JVNDB|ICSA|ICS|GHSA|APT|FIN|UNC|TCP|UDP"
                + "|USB|HTTP|COVID|EN|DIN|API|OPC|IP|LTE|WPA|ASA|IOS|CAT|FTP|DES|RSA|MD|ML)-";

    private static final String HEX = "[0-9A-Fa-f]";
    private static final Text PHONE = Text.of("電話番号の形です", "the shape of a phone number");
    private static final Text ASSET = Text.of("管理番号や契約番号です", "an asset, contract or ticket number");
    private static final Text COORDINATES = Text.of("座標です", "coordinates");

    static final List<Recogniser> ALL =
            List.of(
                    Rule.of(
                            "phone",
                            Kind.PHONE,
                            "(?<![\\dA-Za-z./-])(?:"
                                    + INTERNATIONAL
                                    + "|"
                                    + NATIONAL
                                    + ")(?![\\d-])(?:[\\s、,(]*"
                                    + EXTENSION
                                    + "[\\s:]*\\d{2,6})?"
                                    + "|"
                                    + EXTENSION
                                    + "[\\s:番号]*\\d{2,6}(?:-\\d+)*",
                            PHONE),
                    Rule.of(
                            "phone",
                            Kind.PHONE,
                            PHONE_LABEL + "[\\s:はの]*(?<it>\\+?\\d[\\d -]{6,}\\d)",
                            PHONE),
                    Rule.of(
                            "phone",
                            Kind.PHONE,
                            "(?<![\\d.-])(?:88[16]\\d|870)[- ]?(?:\\d{3,4}[-"
                                    + " ]?){2,3}\\d{0,4}(?![\\d-])",
                            PHONE),
                    Rule.of(
                            "mac",
                            Kind.MAC,
                            "(?<![0-9A-Fa-f:.-])(?:"
                                    + HEX
                                    + "{2}[:-]){5}"
                                    + HEX
                                    + "{2}(?![0-9A-Fa-f:-])|(?<![0-9A-Fa-f.])(?:"
                                    + HEX
                                    + "{4}\\.){2}"
                                    + HEX
                                    + "{4}(?![0-9A-Fa-f.])",
                            Text.of("MACアドレスです", "a MAC address")),
                    Rule.of(
                            "mac",
                            Kind.MAC,
                            "(?<![0-9A-Za-z])(?=\\d*[A-Fa-f])(?=[A-Fa-f]*\\d)(?:[0-9A-F]{12}|[0-9a-f]{12})(?![0-9A-Za-z])",
                            Text.of("MACアドレスの形です", "the shape of a MAC address")),
                    Rule.of(
                            "asset-number",
                            Kind.ASSET,
                            "(?:"
                                    + JAPANESE_LABEL
                                    + "|"
                                    + ENGLISH_LABEL
                                    + ")[\\s:#はがの=「(]*(?<it>(?=[A-Za-z0-9/_-]*\\d)[A-Za-z0-9][A-Za-z0-9/_-]{2,})",
                            ASSET),
                    Rule.of(
                            "asset-shape",
                            Kind.ASSET,
                            "(?<![A-Za-z0-9.-])(?!"
                                    + CATALOGUES
                                    + ")[A-Z]{2,6}[-_]?(?:[A-Z0-9]{1,6}[-_/]){0,6}\\d{3,20}(?:[-_/][A-Z0-9]{1,20}){0,6}(?![A-Za-z0-9.])",
                            Text.of("管理番号の形です", "the shape of an asset number")),
                    // OT-3 00127: the registration of a boat
                    Rule.of(
                            "asset-shape",
                            Kind.ASSET,
                            "(?<![A-Za-z0-9.-])[A-Z]{2}\\d?-\\d \\d{4,6}(?!\\d)",
                            ASSET),
                    Rule.of(
                            "pole",
                            Kind.ASSET,
                            "(?:電?柱番号|電柱|柱)[\\s:は]*(?<it>[\\p{IsHan}ァ-ヶーA-Za-z]{1,8}\\s*\\d+[^\\s、。)]*)",
                            Text.of("電柱の番号です", "the number of a pole")),
                    Rule.of(
                            "plate",
                            Kind.ASSET,
                            "\\p{IsHan}{1,4}\\s*\\d{2,3}\\s*[ぁ-ん]\\s*(?:\\d{2}-\\d{2}|[・\\d]{1,4}(?:-\\d{2})?)(?!\\d)",
                            Text.of("車のナンバーです", "a number plate")),
                    Rule.of(
                            "coordinates",
                            Kind.COORDINATES,
                            "(?:北緯|南緯|東経|西経)\\s*\\d{1,3}(?:[.度°]\\s*\\d+)(?:[分'′.]\\s*\\d+)*(?:[秒\"″]|\\.\\d+)?[度°]?",
                            COORDINATES),
                    Rule.of(
                            "coordinates",
                            Kind.COORDINATES,
                            "[NS]?\\s?\\d{1,3}\\.\\d{3,}\\s*°?\\s*[NS]?\\s*[,、/]\\s*[EW]?\\s?\\d{1,3}\\.\\d{3,}\\s*°?\\s*[EW]?|[NS]\\s?\\d{1,3}\\.\\d{3,}[\\s,、]+[EW]\\s?\\d{1,3}\\.\\d{3,}",
                            COORDINATES),
                    Rule.of(
                            "coordinates",
                            Kind.COORDINATES,
                            "[NSEW]?\\s?\\d{1,3}°\\s*\\d{1,2}['′]\\s*(?:\\d{1,2}(?:\\.\\d+)?[\"″])?\\s*[NSEW]?",
                            COORDINATES));

    private Numbers() {}
}
