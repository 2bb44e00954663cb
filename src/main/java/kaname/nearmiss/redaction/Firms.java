package kaname.nearmiss.redaction;

import java.util.List;
import kaname.platform.Text;

/// What carries the form of a company or the number of a plant.
final class Firms {

    private static final String FORM = "(?:株式会社|有限会社|合同会社|\\((?:株|有|合|同)\\))";
    private static final String NAME = "[\\p{IsHan}ァ-ヶー々A-Za-z・&]{2,20}";
    private static final String PLANT =
            "(?:ターミナル|変電所|発電所|開閉所|工場|浄水場|配水場|ポンプ場|処理場|埠頭|ふ頭|車両所|病棟|庁舎|製造所|貯槽)";

    /// A corporation of another kind, and all that follows up to a particle; "の" may be part of its
    /// name.
    private static final String CORPORATION =
            "(?:医療法人(?:社団|財団)?|学校法人|社会福祉法人|特定非営利活動法人|NPO法人|宗教法人|(?:一般|公益)(?:社団|財団)法人|企業組合)\\s*[^\\s、。()「」]{2,14}?(?=[はがをにでともへや、。()「」\\s]|側|御中|$)";

    static final List<Recogniser> ALL =
            List.of(
                    Rule.of(
                            "incorporated",
                            Kind.ORGANISATION,
                            FORM
                                    + "\\s*[ぁ-ん]{0,6}"
                                    + NAME
                                    + "|(?<![A-Za-z・&])[ぁ-ん]{0,6}"
                                    + NAME
                                    + "\\s*"
                                    + FORM,
                            Text.of("会社の形の名です", "carries the form of a company")),
                    Rule.of(
                            "incorporated",
                            Kind.ORGANISATION,
                            CORPORATION,
                            Text.of("法人の形の名です", "carries the form of a corporation")),
                    Rule.of(
                            "katakana-firm",
                            Kind.ORGANISATION,
                            "(?<![ァ-ヶー・])[ァ-ヶー・]{2,30}(?=社(?![員内外長会債屋宅]))(?<!メーカー|メーカ|ベンダー|ベンダ|グループ)",
                            Text.of("「社」が付く名です", "a name of a firm")),
                    Rule.of(
                            "numbered-plant",
                            Kind.FACILITY,
                            "第\\s*[\\d一二三四五六七八九十]{1,2}\\s*" + PLANT,
                            Text.of("番号の付いた施設です", "a numbered plant")));

    private Firms() {}
}
