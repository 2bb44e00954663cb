package kaname.nearmiss.redaction;

import java.util.List;
import kaname.platform.Text;

/// What has a shape of its own: addresses, numbers, paths.
final class Patterns {

    private static final String PREFECTURES =
            "北海道|青森県|岩手県|宮城県|秋田県|山形県|福島県|茨城県|栃木県|群馬県|埼玉県|千葉県|東京都|神奈川県|新潟県|富山県|石川県|福井県"
                    + "|山梨県|長野県|岐阜県|静岡県|愛知県|三重県|滋賀県|京都府|大阪府|兵庫県|奈良県|和歌山県|鳥取県|島根県|岡山県|広島県|山口県"
                    + "|徳島県|香川県|愛媛県|高知県|福岡県|佐賀県|長崎県|熊本県|大分県|宮崎県|鹿児島県|沖縄県";
    private static final String NAME = "[\\p{IsHan}ぁ-んァ-ヶー々]";
    private static final String CODE_LABELS =
            "(?:資産|管理|契約|機器|設備|製造|シリアル|チケット|受付|工事|作業票?|案件|お客様|整理|注文|発注|伝票|台帳|登録|社員|職員|許可|免許|申請|機番|保守|端末|起票|依頼|点検票?|指示書?)\\s*"
                    + "(?:番号|No\\.?|№|ID|コード|#)?|(?i:asset|ticket|contract|serial|work order|order|case|incident|badge|employee|equipment|tag|permit|invoice|account|customer|maintenance|change|job|purchase order|PO)"
                    + "(?:\\s*(?i:number|no\\.?|num|id|tag|ref|reference|request))?";

    static final List<Recogniser> ALL =
            List.of(
                    Rule.of(
                            "phone",
                            Kind.PHONE,
                            "(?<![\\dA-Za-z./-])(?:\\+81[- ()]*\\d{1,4}(?:[- ()]+\\d{2,4}){1,3}|(?:\\(0\\d{1,4}\\)[- ]?|0\\d{1,4}[- (]{1,2})\\d{1,4}[- )]{1,2}\\d{3,4}|0[5789]0\\d{8}|0120\\d{6})(?![\\d-])"
                                    + "(?:[\\s、,(]*(?:内線|(?i:ext(?:ension)?\\.?))[\\s:]*\\d{2,6})?"
                                    + "|(?:内線|(?i:ext(?:ension)?\\.?))[\\s:番号]*\\d{2,6}(?:-\\d+)*",
                            Text.of("電話番号の形です", "the shape of a phone number")),
                    Rule.of(
                            "phone",
                            Kind.PHONE,
                            "(?:(?:衛星|携帯|固定|直通)?電話|携帯|(?i:tel|phone|fax|mobile|satphone))(?:番号)?\\s*[::はの]?\\s*(?<it>\\+?\\d[\\d -]{6,}\\d)",
                            Text.of("電話番号と書かれています", "said to be a phone number")),
                    Rule.of(
                            "pole",
                            Kind.ASSET,
                            "(?:電?柱番号|電柱|柱)\\s*[::は]?\\s*(?<it>[\\p{IsHan}ァ-ヶーA-Za-z]{1,8}\\s*\\d+[^\\s、。)]*)",
                            Text.of("電柱の番号です", "the number of a pole")),
                    Rule.of(
                            "postcode",
                            Kind.ADDRESS,
                            "〒\\s*\\d{3}-?\\d{4}|(?<=郵便番号)[\\s:は]*\\d{3}-?\\d{4}",
                            Text.of("郵便番号です", "a postcode")),
                    Rule.of(
                            "address",
                            Kind.ADDRESS,
                            "(?:(?:"
                                    + PREFECTURES
                                    + ")\\s*)?[\\p{IsHan}ヶケぁ-んァ-ヴー]{1,8}?[市区町村郡](?:[\\p{IsHan}ヶケァ-ヴーの]{1,12}?[区町村])?[\\p{IsHan}ヶケァ-ヴーぁ-ん字]{0,12}?"
                                    + "\\s*\\d{1,4}(?:丁目|番地?|号|の|-)[\\d丁目番地号の-]*(?:\\s*[^\\s、。)」]{1,12}(?:ビル|棟|館)\\s*\\d*[F階]?)?",
                            Text.of("住所の形です", "the shape of an address")),
                    Rule.of(
                            "street",
                            Kind.ADDRESS,
                            "(?<![\\d.])\\d{1,4}-\\d{1,3}(?:-\\d{1,3})? [A-Z][a-z]+(?:-(?:cho|ku|machi|shi|mura|gun|ken))?(?:, ?[A-Z][A-Za-z-]+)*(?:,? \\d{3}-\\d{4})?",
                            Text.of("住所の形です", "the shape of an address")),
                    Rule.of(
                            "prefecture",
                            Kind.PLACE,
                            PREFECTURES,
                            Text.of("都道府県です", "a prefecture")),
                    Rule.of(
                            "mac",
                            Kind.MAC,
                            "(?<![0-9A-Fa-f:.-])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:-])|(?<![0-9A-Fa-f.])(?:[0-9A-Fa-f]{4}\\.){2}[0-9A-Fa-f]{4}(?![0-9A-Fa-f.])",
                            Text.of("MACアドレスです", "a MAC address")),
                    Rule.of(
                            "path",
                            Kind.PATH,
                            "\\\\\\\\[^\\s、。「」)]+(?: [^\\s、。「」)\\\\]+\\\\[^\\s、。「」)]*)*|(?<![A-Za-z])[A-Za-z]:\\\\(?!(?:Windows|ProgramData|Program Files|Temp|inetpub)\\b)[^\\s、。「」)]*|(?<![\\w/.:])/(?:home|Users|users|srv|mnt|media|share|shares|export|nfs|root)/[^\\s、。「」)]*|(?<![\\w:])//[\\w.-]+/[^\\s、。「」)]*",
                            Text.of("利用者や装置の名が入るパスです", "a path that carries names of users or machines")),
                    Rule.of(
                            "asset-number",
                            Kind.ASSET,
                            "(?:"
                                    + CODE_LABELS
                                    + ")\\s*[:#はがの=「(]*\\s*(?<it>(?=[A-Za-z0-9/_-]*\\d)[A-Za-z0-9][A-Za-z0-9/_-]{2,})",
                            Text.of("管理番号や契約番号です", "an asset, contract or ticket number")),
                    Rule.of(
                            "asset-shape",
                            Kind.ASSET,
                            "(?<![A-Za-z0-9.-])(?!(?:CVE|CWE|CAPEC|KB|RFC|ISO|IEC|JIS|MS|TA|TLP|SHA|AES|TLS|SSL|IEEE|RS|PR|UTF|ANSI|NIST|SP|VU|JVN|JVNDB|ICSA|ICS|GHSA|APT|FIN|UNC|TCP|UDP|USB|HTTP|COVID|EN|DIN|API|OPC|IP|LTE|WPA|ASA|IOS|CAT|FTP|DES|RSA|MD)-)"
                                    + "[A-Z]{2,6}[-_]?(?:[A-Z0-9]{1,6}[-_/])*\\d{3,}(?:[-_/][A-Z0-9]+)*(?![A-Za-z0-9.])",
                            Text.of("管理番号の形です", "the shape of an asset number")),
                    Rule.of(
                            "plate",
                            Kind.ASSET,
                            "[\\p{IsHan}]{1,4}\\s*\\d{2,3}\\s*[ぁ-ん]\\s*(?:\\d{2}-\\d{2}|[・\\d]{1,4}(?:-\\d{2})?)(?!\\d)",
                            Text.of("車のナンバーです", "a number plate")),
                    Rule.of(
                            "incorporated",
                            Kind.ORGANISATION,
                            "(?:株式会社|有限会社|合同会社|\\((?:株|有|合|同)\\))\\s*[\\p{IsHan}ァ-ヶー々A-Za-z・&]{2,}|[\\p{IsHan}ァ-ヶー々A-Za-z・&]{2,}\\s*(?:株式会社|有限会社|合同会社|\\((?:株|有|合|同)\\))",
                            Text.of("会社の形の名です", "carries the form of a company")),
                    Rule.of(
                            "katakana-firm",
                            Kind.ORGANISATION,
                            "(?:[ァ-ヶー]{2,}・?)+(?=社(?![員内外長会債屋宅]))(?<!メーカー|メーカ|ベンダー|ベンダ|グループ)",
                            Text.of("「社」が付く名です", "a name of a firm")),
                    Rule.of(
                            "numbered-plant",
                            Kind.FACILITY,
                            "第\\s*[\\d一二三四五六七八九十]{1,2}\\s*(?:ターミナル|変電所|発電所|開閉所|工場|浄水場|配水場|ポンプ場|処理場|埠頭|ふ頭|車両所|病棟|庁舎|製造所|貯槽)",
                            Text.of("番号の付いた施設です", "a numbered plant")),
                    Rule.of(
                            "signature",
                            Kind.PERSON,
                            "(?<=[。\\n(/、・])\\s*(?<it>(?!(?:なお|また|さらに|ただし|しかし|そこで|つまり|ところが|とりあえず|やはり|たまたま|おそらく|たぶん|ちなみに|ありがとう|よろしく|おわり|そのため|それで|だから|その後|このため|ひやり|ヒヤリ|ようやく|さいわい|とくに|いずれも|ほか|など|ほぼ|すぐに|あとで|まだ|もし|なぜか|じつは|けっきょく|そのまま|いまは|ここは|これは|それは|たしかに|いつも|どちらも|すべて|あくまで|まさか|もちろん|とにかく|いまだに|たまに|ともに|あわせて)[\\s。)、/])[ぁ-ん]{3,6})(?=\\s*(?:[)/]|$|\\n(?:\\n|$)|。?\\s*$))",
                            Text.of("署名と思われます", "probably a signature")),
                    Rule.of(
                            "coordinates",
                            Kind.COORDINATES,
                            "(?:北緯|南緯|東経|西経)\\s*\\d{1,3}(?:[.度°]\\s*\\d+)(?:[分'′.]\\s*\\d+)*(?:[秒\"″]|\\.\\d+)?[度°]?"
                                    + "|[NS]?\\s?\\d{1,3}\\.\\d{3,}\\s*°?\\s*[NS]?\\s*[,、/]\\s*[EW]?\\s?\\d{1,3}\\.\\d{3,}\\s*°?\\s*[EW]?"
                                    + "|[NS]\\s?\\d{1,3}\\.\\d{3,}[\\s,、]+[EW]\\s?\\d{1,3}\\.\\d{3,}"
                                    + "|\\d{1,3}°\\s*\\d{1,2}['′]\\s*(?:\\d{1,2}(?:\\.\\d+)?[\"″])?\\s*[NSEW]",
                            Text.of("座標です", "coordinates")),
                    Rule.of(
                            "account",
                            Kind.ACCOUNT,
                            "(?:ユーザー?(?:名|ID)|アカウント(?:名)?|ログイン(?:名|ID)|利用者ID|(?i:user ?name|user ?id|login|logon|logged in as|account name|account|user))\\s*(?:[:=「『(]|は|が|[\"'“`])*\\s*"
                                    + "(?<it>(?=[A-Za-z0-9._\\\\-]*(?:[._\\\\\\d-]|(?<=[「『\"'“`:=])))(?!(?i:admin(?:istrator)?|root|guest|operator|service|system|test|maint|engineer|user|default|supervisor|cisco|ubnt|sysadmin)\\b)[A-Za-z][A-Za-z0-9._\\\\-]{2,})",
                            Text.of("個人や組織のアカウントです", "an account of a person or an organisation")));

    private Patterns() {}
}
