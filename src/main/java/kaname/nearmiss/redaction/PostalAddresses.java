package kaname.nearmiss.redaction;

import java.util.List;
import kaname.platform.Text;

/// Where somebody is: postcodes, addresses in both languages, prefectures.
final class PostalAddresses {

    private static final String PREFECTURE =
            "(?:北海道|青森県|岩手県|宮城県|秋田県|山形県|福島県|茨城県|栃木県|群馬県|埼玉県|千葉県|東京都|神奈川県|新潟県|富山県|石川県|福井県"
                    + "|山梨県|長野県|岐阜県|静岡県|愛知県|三重県|滋賀県|京都府|大阪府|兵庫県|奈良県|和歌山県|鳥取県|島根県|岡山県|広島県|山口県"
                    + "|徳島県|香川県|愛媛県|高知県|福岡県|佐賀県|長崎県|熊本県|大分県|宮崎県|鹿児島県|沖縄県)";
    private static final String POSTCODE = "〒\\s*\\d{3}-?\\d{4}";
    private static final String NAME = "[\\p{IsHan}ヶケぁ-んァ-ヴー]";
    private static final String TOWNS =
            NAME + "{1,8}?[市区町村郡](?:" + NAME + "{1,12}?[区町村])?" + NAME + "{0,12}?字?";
    private static final String LOTS = "\\s*\\d{1,4}(?:丁目|番地?|号|の|-)[\\d丁目番地号の-]*";
    private static final String BUILDING = "(?:\\s*[^\\s、。)」]{1,12}(?:ビル|棟|館)\\s*\\d*[F階]?)?";
    private static final String LATIN_NAME = "[A-Z][a-z]+(?:-[a-z]+)?(?: [A-Z][a-z]+){0,4}";
    private static final String LATIN_LOTS = "\\d{1,4}(?:-\\d{1,3}){0,2}";
    private static final String LATIN_POSTCODE = ",? \\d{3}-\\d{4}";
    private static final Text ADDRESS = Text.of("住所の形です", "the shape of an address");

    static final List<Recogniser> ALL =
            List.of(
                    // 〒018-0099 秋田県灘沢郡奥羽灘町鳶ヶ森9: all that follows in one piece
                    Rule.of(
                            "postcode",
                            Kind.ADDRESS,
                            POSTCODE + "(?:\\s*" + PREFECTURE + "[^\\s、。,)」]*(?:\\s\\d[\\d-]*)?)?",
                            ADDRESS),
                    Rule.of("postcode", Kind.ADDRESS, "(?<=郵便番号)[\\s:は]*\\d{3}-?\\d{4}", ADDRESS),
                    Rule.of(
                            "address",
                            Kind.ADDRESS,
                            "(?:" + PREFECTURE + "\\s*)?" + TOWNS + LOTS + BUILDING,
                            ADDRESS),
                    Rule.of(
                            "address",
                            Kind.ADDRESS,
                            "[\\p{IsHan}ヶケ]{1,6}\\d{1,2}丁目(?:\\d[\\d番地号の-]*)?",
                            ADDRESS),
                    // 2-20 Aioi-cho, Yokosaka 221-0099; Hashimoto 2-14-9, Wakayama 648-0099
                    Rule.of(
                            "street",
                            Kind.ADDRESS,
                            "(?:"
                                    + LATIN_NAME
                                    + "(?: \\d{1,2}F)?, )?(?<![\\d.])"
                                    + LATIN_LOTS
                                    + " "
                                    + LATIN_NAME
                                    + "(?:, ?"
                                    + LATIN_NAME
                                    + "){0,6}(?:"
                                    + LATIN_POSTCODE
                                    + ")",
                            ADDRESS),
                    Rule.of(
                            "street",
                            Kind.ADDRESS,
                            "(?<![\\d.])\\d{1,4}-\\d{1,3}(?:-\\d{1,3})? "
                                    + LATIN_NAME
                                    + "(?:, ?"
                                    + LATIN_NAME
                                    + "){0,6}",
                            ADDRESS),
                    Rule.of(
                            "street",
                            Kind.ADDRESS,
                            LATIN_NAME
                                    + " \\d{1,4}-\\d{1,3}(?:-\\d{1,3})?(?:, ?"
                                    + LATIN_NAME
                                    + "){0,6}(?:"
                                    + LATIN_POSTCODE
                                    + ")?|"
                                    + LATIN_NAME
                                    + " \\d{1,2}-chome(?: [\\d-]+)?",
                            ADDRESS),
                    Rule.of(
                            "prefecture",
                            Kind.PLACE,
                            PREFECTURE,
                            Text.of("都道府県です", "a prefecture")));

    private PostalAddresses() {}
}
