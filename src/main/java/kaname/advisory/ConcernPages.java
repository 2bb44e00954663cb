package kaname.advisory;

import java.util.List;
import java.util.Map;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.taxii.Concerns;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Everything that was shared, whichever way it came, and concerns what the reader's own
/// organisation registered at `/systems`.
@RestController
public class ConcernPages {

    private static final Text TITLE = Text.of("登録に当たる情報", "What concerns your systems");

    /// @param more the link to the next page or ""
    public record View(List<Concerns.Concern> rows, int total, String more) {}

    private final Concerns concerns;
    private final Pages pages;

    ConcernPages(Concerns concerns, Pages pages) {
        this.concerns = concerns;
        this.pages = pages;
    }

    @GetMapping("/advisories/concerns")
    ResponseEntity<String> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String after) {
        onlyForWhoRegisters(caller);
        List<Concerns.Concern> found =
                concerns.page(after == null ? null : Cursor.parse(after), AdvisoryPages.PAGE + 1);
        boolean more = found.size() > AdvisoryPages.PAGE;
        List<Concerns.Concern> rows = more ? found.subList(0, AdvisoryPages.PAGE) : found;
        View view =
                new View(
                        rows,
                        concerns.count(),
                        more ? "/advisories/concerns?after=" + rows.getLast().place() : "");
        return pages.render("advisory/concerns.jte", pages.page(TITLE), Map.of("view", view));
    }

    static boolean registers(Caller caller) {
        return caller.isOperator() || caller.kind().equals("ceptoar");
    }

    static void onlyForWhoRegisters(Caller caller) {
        if (!registers(caller)) {
            throw Problem.notFound();
        }
    }

    /// In words, what kind of object it is.
    public static Text kind(String type) {
        return switch (type) {
            case "indicator" -> Text.of("検知指標", "Indicator");
            case "software" -> Text.of("ソフトウェア", "Software");
            case "vulnerability" -> Text.of("脆弱性", "Vulnerability");
            case "ipv4-addr", "ipv6-addr" -> Text.of("アドレス", "Address");
            case "domain-name" -> Text.of("ドメイン", "Domain");
            case "email-addr" -> Text.of("メールアドレス", "Mail address");
            case "url" -> Text.same("URL");
            default -> Text.same(type);
        };
    }

    /// What of the reader's own it fits.
    public static Text fits(Concerns.Fit fit) {
        Text system = fit.system();
        String own =
                fit.detail().isEmpty() ? fit.registered() : fit.registered() + " " + fit.detail();
        return system == null
                ? Text.of("あなたの登録「{0}」", "your registered “{0}”").with(own)
                : Text.of(system.ja() + "の" + own, own + " in " + system.en());
    }

    /// The class of a marking's colours.
    public static String colours(String marking) {
        return marking.substring(4).toLowerCase(java.util.Locale.ROOT).replace("+strict", "");
    }
}
