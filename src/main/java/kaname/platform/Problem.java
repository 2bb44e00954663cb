package kaname.platform;

import java.util.List;
import java.util.Optional;

/// A refusal that a person or a client can act on. The edge renders it as RFC 9457 or as a page.
///
/// `status` is 4xx; `code` is stable and becomes the problem's type; each [Field] names a place in
/// the input as a JSON pointer (`/facts/users_affected`) and says what to do about it.
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// One refused place of the input.
    public record Field(String pointer, Text detail) {}

    private final int status;
    private final String code;
    private final transient Text title;
    private final transient List<Field> fields;

    public Problem(int status, String code, Text title, List<Field> fields) {
        super(code + ": " + title.en());
        this.status = status;
        this.code = code;
        this.title = title;
        this.fields = List.copyOf(fields);
    }

    public static Problem of(int status, String code, Text title) {
        return new Problem(status, code, title, List.of());
    }

    public static Problem field(String code, String pointer, Text detail) {
        return new Problem(
                400,
                code,
                Text.of("入力に直すところがあります", "Some input needs correcting"),
                List.of(new Field(pointer, detail)));
    }

    public static Problem notFound() {
        return of(
                404,
                "not-found",
                Text.of(
                        "見つかりません。取り消されたか、閲覧の権限がありません。",
                        "Not found: it does not exist or is not yours to read."));
    }

    /// What stands is no longer what the caller looked at.
    public static Problem changedMeanwhile() {
        return of(
                409,
                "changed-meanwhile",
                Text.of(
                        "ほかの人が先に直しました。いまのものを見てからやり直してください",
                        "Somebody changed it since: look at it as it is now and try again"));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Text title() {
        return title;
    }

    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> firstField() {
        return fields.stream().findFirst();
    }
}
