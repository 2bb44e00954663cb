package kaname.platform.web;

import java.util.List;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What the house says when it does not do what was asked: what happened, what was kept, what to do
/// next.
public record Refusal(
        int status,
        String code,
        Text title,
        Text kept,
        Text next,
        List<Problem.Field> fields,
        @Nullable String reference) {

    private static final Text NOTHING_STORED =
            Text.of(
                    "今回の操作では何も保存していません。前に保存したものはそのままです。",
                    "Nothing was stored by this request. What was stored before is unchanged.");

    public Refusal {
        fields = List.copyOf(fields);
    }

    static Refusal of(int status, String code, Text title, Text next) {
        return new Refusal(status, code, title, NOTHING_STORED, next, List.of(), null);
    }

    static Refusal of(Problem problem) {
        Text next = problem.fields().isEmpty() ? plain(problem.status()).next() : Correct.FIELDS;
        return new Refusal(
                problem.status(),
                problem.code(),
                problem.title(),
                NOTHING_STORED,
                next,
                problem.fields(),
                null);
    }

    Refusal at(Problem.Field field) {
        return new Refusal(status, code, title, kept, next, List.of(field), reference);
    }

    /// The database went away, perhaps in the middle of the commit: only a repetition can tell.
    static Refusal databaseAway() {
        return new Refusal(
                503,
                "database-away",
                Text.of("データベースがいま応答しません", "The database does not answer just now"),
                Text.of(
                        "全部が保存されたか、何も保存されていないかのどちらかです。途中まで保存されたものはありません。",
                        "Either all of it was stored or none: nothing is half stored."),
                Text.of(
                        "数秒待ってから、同じ Idempotency-Key"
                                + " で送り直してください。画面では、一覧に載っていないことを確かめてから送り直してください。急ぐ報告は電話で行ってください。",
                        "Wait a few seconds and repeat it with the same Idempotency-Key. On a page,"
                                + " look first whether it is in the list. Make urgent reports by"
                                + " phone."),
                List.of(),
                null);
    }

    /// A fault of ours: the reference is what the log knows it by.
    static Refusal ours(String reference) {
        return new Refusal(
                500,
                "internal",
                Text.of("こちらの不具合で処理できませんでした", "A fault on our side stopped this request"),
                Text.of(
                        "処理は取り消しました。途中まで保存されたものはありません。",
                        "The request was undone as a whole: nothing is half stored."),
                Text.of(
                        "もう一度お試しください。続く場合は、照会番号を管理者に伝え、急ぐ報告は電話で行ってください。",
                        "Try again. If it repeats, give the reference to your administrator and"
                                + " make urgent reports by phone."),
                List.of(),
                reference);
    }

    /// The refusal that a bare status stands for.
    static Refusal plain(int status) {
        return switch (status) {
            case 401 ->
                    of(
                            401,
                            "sign-in-required",
                            Text.of("サインインが必要です", "Sign in to go on"),
                            Text.of(
                                    "サインインするか、有効なトークンを Authorization: Bearer で送ってください。",
                                    "Sign in, or send a valid token as Authorization: Bearer."));
            case 403 ->
                    of(
                            403,
                            "not-permitted",
                            Text.of("この操作の権限がありません", "Your desk may not do this"),
                            Text.of(
                                    "画面を長く開いていた場合は、再読み込みしてからやり直してください。必要な権限は管理者にお尋ねください。",
                                    "If the page was open for long, reload it and try again. Ask"
                                            + " your administrator for the right you need."));
            case 404 ->
                    of(
                            404,
                            "not-found",
                            Text.of("見つかりません", "Not found"),
                            Text.of(
                                    "番地を確かめてください。あなたの組織に閲覧の権限がないものも、こう表示します。",
                                    "Check the address. What your organisation may not read is"
                                            + " answered the same way."));
            case 405 ->
                    of(
                            405,
                            "method-not-allowed",
                            Text.of("この番地では使えない操作です", "This address does not take that method"),
                            Text.of(
                                    "Allow ヘッダーの操作を使ってください。",
                                    "Use a method that the Allow header names."));
            case 406 ->
                    of(
                            406,
                            "not-acceptable",
                            Text.of("求められた形式では返せません", "The requested format is not offered"),
                            Text.of(
                                    "Accept ヘッダーを application/json にしてください。",
                                    "Ask for application/json in the Accept header."));
            case 413 ->
                    of(
                            413,
                            "too-large",
                            Text.of("送られた内容が 1 MB を超えています", "The request is larger than 1 MB"),
                            Text.of(
                                    "内容を分けるか短くして送ってください。",
                                    "Send less, or send it in parts as further reports."));
            case 415 ->
                    of(
                            415,
                            "unsupported-media-type",
                            Text.of("この形式は受け付けていません", "This media type is not taken here"),
                            Text.of(
                                    "Content-Type を application/json にしてください。",
                                    "Send Content-Type: application/json."));
            case 429 ->
                    of(
                            429,
                            "too-many-requests",
                            Text.of("試行が多すぎます", "Too many attempts"),
                            Text.of(
                                    "Retry-After の秒数だけ待ってから、もう一度お試しください。",
                                    "Wait for the seconds in Retry-After, then try again."));
            default -> other(status);
        };
    }

    private static Refusal other(int status) {
        return status >= 500
                ? of(
                        status,
                        "unavailable",
                        Text.of("いまは処理できません", "This cannot be done right now"),
                        Text.of(
                                "少し待って、もう一度お試しください。急ぐ報告は電話で行ってください。",
                                "Wait a little and try again. Make urgent reports by phone."))
                : of(
                        status,
                        "bad-request",
                        Text.of("読み取れない入力でした", "The request could not be read"),
                        Correct.FIELDS);
    }

    private static final class Correct {
        static final Text FIELDS =
                Text.of("示したところを直して、もう一度送ってください。", "Correct what is named and send it again.");

        private Correct() {}
    }
}
