package kaname.nearmiss.redaction;

import java.util.Optional;
import java.util.regex.Pattern;

/// What stands beside a noun and tells that it names somebody: only people notice things, only
/// places are lived in.
final class Surroundings {

    private static final String ROLES =
            "(?:担当者?|報告者?|記入者?|作成者?|発見者?|責任者|連絡先|署名|起票者?|確認者?|立会者?|文責|問合せ先|問い合わせ先|本人|当直|名前は|氏名|同僚の|後輩の|先輩の|上司の|新人の|職員の|社員の|係の)";
    private static final Pattern BEFORE_A_PERSON = Pattern.compile(ROLES + "(?:は|が|[::])?\\s*$");
    private static final String DEEDS =
            "(?:気付|気づ|見つけ|見付け|発見|指摘|通報|電話|声を掛け|声をかけ|止め|戻し|判断|主張|走っ|歩い|話し|言っ|言う|述べ|書い|読ん|読み違|拾|探し|帰っ|向か|名乗|怒鳴|叫|断っ|覚え|思っ|思い込|考え|腕時計|見落と|間違え|勘違い|開かず|立ち会|立会|退職|異動|不在|休み|休ん|出勤|出張|押し|押さ|閉め|閉じ|外し忘|忘れ|落とし|触っ|触ら|頼ん|頼まれ|尋ね|問い合わせ|確認して|確認した|切り分け|駆け|助け|手配|指示|報告|連絡|知らせ|察)";
    private static final Pattern AFTER_A_PERSON =
            Pattern.compile(
                    "^(?:(?:は|が|も)[^。、\\n]{0,14}?"
                            + DEEDS
                            + "|いわく|曰く|の(?:判断|所感|話|メモ|指摘|アカウント|報告|提案|見立て|携帯|私物|机|端末|パソコン|PC|ID)|(?:から|より)(?:の?電話|の?連絡|聞|の?指摘|の?報告|引き継)"
                            + "|に(?:言われ|聞い|確認し|電話し|連絡し|頼|指示|教|相談|よれば|よると)|を名乗|と名乗|です[」』]?と名乗|と申し|\\s*(?:本人|いわく))");
    private static final Pattern BEFORE_A_PLACE =
            Pattern.compile("(?:隣町の|隣の|地元の|近くの|場所は|現場は|所在地は|最寄りの|住所は)\\s*$");
    private static final Pattern AFTER_A_PLACE =
            Pattern.compile(
                    "^(?:在住|出身|の現場|の(?:夏|秋|春)?祭り?|駅前|付近|方面|沿い|市内|の路上|の住民|の集落|近く|近辺|界隈|に(?:常駐|住む|ある|向か|着)|で(?:起きた|発生した|の工事|の作業|の落雷|の停電)|から(?:断水|停電|苦情|歩|戻|帰|来)|へ(?:向か|走|急))");
    private static final Pattern AFTER_A_FIRM =
            Pattern.compile(
                    "^(?:御中|\\s*\\((?:以下|協力会社|委託先|業者|元請|下請)|から納入|が納入|が施工|が設置|が保守|が納めた|に(?:発注|委託|外注|依頼|貸し|預け)|へ(?:発注|委託|依頼)|の(?:担当|作業者|作業員|技術者|営業|社員|車両|協力会社|下請)|と同じ系列|側の|製の)");

    private Surroundings() {}

    /// Of what kind a noun at this place is; empty where the surroundings say nothing.
    static Optional<Kind> tell(Reading reading, int start, int end) {
        String before = reading.before(start, 10);
        String after = reading.after(end, 24);
        if (BEFORE_A_PERSON.matcher(before).find() || AFTER_A_PERSON.matcher(after).find()) {
            return Optional.of(Kind.PERSON);
        }
        if (BEFORE_A_PLACE.matcher(before).find() || AFTER_A_PLACE.matcher(after).find()) {
            return Optional.of(Kind.PLACE);
        }
        return AFTER_A_FIRM.matcher(after).find()
                ? Optional.of(Kind.ORGANISATION)
                : Optional.empty();
    }
}
