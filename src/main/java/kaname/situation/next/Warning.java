package kaname.situation.next;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What those are told whose services may stop: of which sector the supply is and since when it is
/// down, never whose it is. Pure.
public record Warning(Text sector, Instant since, @Nullable Instant back) {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter JAPANESE =
            DateTimeFormatter.ofPattern("M月d日 HH:mm 'JST'", Locale.JAPANESE).withZone(TOKYO);
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'JST'", Locale.ENGLISH).withZone(TOKYO);

    public String title() {
        return "早期の知らせ：" + sector.ja() + "の供給が止まっています";
    }

    public String text() {
        return """
        あなたの組織が立っていると示した%1$sのサービスが、%2$sから止まっています。%3$s
        あなたのサービスにも影響が出るおそれがあります。どこのサービスかはお伝えしません。
        余裕の時間と備えは、「依存関係」の画面に書いたとおりです。影響が出たら、ふだんどおり報告してください。

        A service of the sector “%4$s”, on which your organisation said that it stands, has been down since %5$s. %6$s
        Yours may be affected. We do not say whose it is.
        How long you can go on stands under Dependencies, as you wrote it. If you are affected, report as usual.\
        """
                .formatted(
                        sector.ja(),
                        JAPANESE.format(since),
                        back == null ? "いつ戻るかはまだわかりません。" : JAPANESE.format(back) + "に戻る見込みです。",
                        sector.en(),
                        ENGLISH.format(since),
                        back == null
                                ? "When it will be back is not known yet."
                                : "It is expected back on " + ENGLISH.format(back) + ".");
    }
}
