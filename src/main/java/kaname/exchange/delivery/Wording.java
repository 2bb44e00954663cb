package kaname.exchange.delivery;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Regime;
import kaname.catalogue.Stage;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What a message says. Pure. It never says what a letter says; who wrote, under which regime and
/// by when only where the channel may show things so marked.
final class Wording {

    private static final DateTimeFormatter TOKYO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
                    .withZone(ZoneId.of("Asia/Tokyo"));

    private static final Text EXERCISE = Text.of("【演習】{0}", "EXERCISE: {0}");

    private static final Text ABOVE =
            Text.of(
                    "取扱いの印がこの宛先に許された範囲を超えるため、差出人と内容はここに書いていません。",
                    "Its marking is above what this channel may show, so neither sender nor subject"
                            + " is given here.");

    private final Catalogue catalogue;
    private final Function<String, String> link;

    /// `link` makes the address of a path of this house.
    Wording(Catalogue catalogue, Function<String, String> link) {
        this.catalogue = catalogue;
        this.link = link;
    }

    Message of(Parcel parcel, String confirmation) {
        Text says = says(parcel);
        String path = path(parcel, confirmation);
        Text subject = parcel.exercise() ? EXERCISE.with(says) : says;
        List<String> lines = new ArrayList<>();
        half(lines, parcel, says, path, Text::ja);
        lines.add("");
        lines.add("-".repeat(30));
        half(lines, parcel, says, path, Text::en);
        lines.add("");
        lines.add("Ref. " + parcel.id());
        return new Message(
                "[Kaname 要] %s / %s".formatted(subject.ja(), subject.en()),
                String.join("\r\n", lines) + "\r\n",
                path);
    }

    private void half(
            List<String> lines, Parcel parcel, Text says, String path, Function<Text, String> t) {
        if (parcel.exercise()) {
            lines.add(
                    t.apply(
                            Text.of(
                                    "【演習】訓練の連絡です。実際の事案ではありません。",
                                    "EXERCISE: this is an exercise, not a real incident.")));
        }
        lines.add(t.apply(Text.of("{0} あて", "To {0}").with(parcel.organisation())));
        lines.add("");
        lines.add(t.apply(Text.of("{0}。", "{0}.").with(says)));
        details(parcel).forEach(detail -> lines.add(t.apply(detail)));
        lines.add("");
        lines.add(t.apply(todo(parcel)));
        lines.add(link.apply(path));
    }

    /// In a few words, fit for a subject line.
    Text says(Parcel parcel) {
        return switch (parcel.occasion()) {
            case LETTER -> Text.of("受信箱に通知が届きました", "A letter has arrived in your inbox");
            case QUESTION -> Text.of("通知に質問か答えが届きました", "A question or an answer has arrived");
            case UNREAD -> Text.of("まだ開かれていない通知があります", "A letter has not been opened yet");
            case REMINDER ->
                    parcel.letter() == null
                            ? Text.of("報告の期限についてのお知らせ", "About the due time of a report")
                            : Text.of("応答の期限についてのお知らせ", "About the due time of a response");
            case ANNOUNCEMENT ->
                    Text.of("情報提供・助言・指導のいずれかが届きました", "Information, advice or guidance has arrived");
            case CIRCLE -> Text.of("グループで何かがあなたを待っています", "Something waits for you in a circle");
            case DRILL -> Text.of("連絡訓練です。開いて確認してください", "A contact drill: open it and confirm");
            case CONCERN ->
                    Text.of(
                            "あなたの登録に当たる情報が共有されました",
                            "Something that was shared concerns what you registered");
            case FAILED ->
                    Text.of(
                            "別の届け先へのお知らせが届きませんでした",
                            "A message to another channel of yours could not be delivered");
            case TEST -> Text.of("届くかどうかの確認です", "A test: this channel works");
            case CONFIRM ->
                    Text.of(
                            "ここへのお知らせを始めてよいか確認してください",
                            "Please confirm that you want messages here");
        };
    }

    private List<Text> details(Parcel parcel) {
        List<Text> details = new ArrayList<>();
        Parcel.Envelope letter = parcel.letter();
        if (parcel.occasion() == Occasion.REMINDER && parcel.tellsMore()) {
            details.add(duty(parcel.about().path("regime").asString(""), stage(parcel)));
            details.add(
                    Text.of("期限または起算: {0}", "Due, or started: {0}")
                            .with(
                                    time(
                                            Instant.parse(
                                                    instant(
                                                            parcel.about()
                                                                    .path("countsTo")
                                                                    .asString())))));
        } else if (parcel.occasion() == Occasion.ANNOUNCEMENT) {
            announcement(parcel, details);
        } else if (letter != null && parcel.tellsMore()) {
            details.add(duty(letter.regime(), letter.stage()));
            details.add(Text.of("事業者: {0}", "Operator: {0}").with(letter.operator()));
            details.add(Text.of("送付: {0}", "Sent: {0}").with(time(letter.sentAt())));
            clock(letter.clockAt(), details);
            details.add(Text.same(letter.marking().label()));
        } else if (letter != null) {
            details.add(ABOVE);
            details.add(Text.of("送付: {0}", "Sent: {0}").with(time(letter.sentAt())));
        }
        return details;
    }

    private static void announcement(Parcel parcel, List<Text> details) {
        if (!parcel.tellsMore()) {
            details.add(ABOVE);
            return;
        }
        var about = parcel.about();
        details.add(
                Text.of("差出人: {0}", "From: {0}")
                        .with(Text.of(about.path("ja").asString(), about.path("en").asString())));
        details.add(
                switch (about.path("kind").asString("")) {
                    case "advice" -> Text.of("種類: 助言", "Kind: advice");
                    case "guidance" -> Text.of("種類: 指導", "Kind: guidance");
                    case "practice" -> Text.of("種類: 取組の紹介", "Kind: practice");
                    default -> Text.of("種類: 情報提供", "Kind: information");
                });
        details.add(Text.same(about.path("marking").asString()));
    }

    private static String stage(Parcel parcel) {
        return parcel.about().path("stage").asString("");
    }

    /// PostgreSQL writes `+00:00`, which Java reads; both are accepted.
    private static String instant(String text) {
        return java.time.OffsetDateTime.parse(text).toInstant().toString();
    }

    private static void clock(@Nullable Instant clock, List<Text> details) {
        if (clock != null) {
            details.add(
                    Text.of("事業者の次の期限: {0}", "The operator’s next due time: {0}")
                            .with(time(clock)));
        }
    }

    private Text duty(String regime, String stage) {
        Regime found = catalogue.regime(regime).orElse(null);
        if (found == null) {
            return Text.same(regime);
        }
        return found.stages().stream()
                .filter(one -> one.id().equals(stage))
                .map(Stage::title)
                .findFirst()
                .map(title -> Text.of("{0}（{1}）", "{0}: {1}").with(found.title(), title))
                .orElse(found.title());
    }

    private static Text todo(Parcel parcel) {
        return switch (parcel.occasion()) {
            case CONFIRM ->
                    Text.of(
                            "次のリンクを開いて「受け取る」を押すと始まります。心当たりがなければ、何もしないでください。以後は届きません。",
                            "Open this link and press “Yes” to begin. If you did not expect this,"
                                    + " do nothing: no more will come.");
            case TEST, FAILED -> Text.of("届け先はここで見直せます。", "Channels can be looked after here.");
            default ->
                    Text.of(
                            "サインインして開いてください。このメールには返信できません。",
                            "Sign in to open it. Replies to this mail are not read.");
        };
    }

    static String path(Parcel parcel, String confirmation) {
        Parcel.Envelope letter = parcel.letter();
        return switch (parcel.occasion()) {
            case CONFIRM -> "/channels/" + parcel.channel() + "/confirm/" + confirmation;
            case TEST, FAILED -> "/channels";
            case REMINDER ->
                    letter == null
                            ? "/incidents/" + parcel.about().path("incident").asString("")
                            : "/letters/" + letter.id();
            case ANNOUNCEMENT -> "/announcements/" + parcel.subject();
            case CIRCLE -> circle(parcel);
            case DRILL -> "/drills/" + parcel.about().path("drill").asString("");
            case CONCERN -> "/advisories/concerns";
            case LETTER, QUESTION, UNREAD -> letter == null ? "/" : "/letters/" + letter.id();
        };
    }

    private static String circle(Parcel parcel) {
        String circle = "/circles/" + parcel.about().path("circle").asString("");
        String thread = parcel.about().path("thread").asString("");
        return thread.isEmpty() ? circle : circle + "/threads/" + thread;
    }

    private static Text time(Instant at) {
        return Text.of("{0} 日本時間", "{0} Japan time").with(TOKYO.format(at));
    }
}
