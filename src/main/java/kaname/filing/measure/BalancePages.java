package kaname.filing.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.exchange.paper.ChartFiles;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What operators show of the balance of their measures, for the coordinator and ministries.
@RestController
@RequestMapping("/measures")
class BalancePages {

    private static final Text TITLE = Text.of("対策の釣り合い", "Balance of measures");

    private final Balances balances;
    private final ChartFiles files;
    private final Pages pages;

    BalancePages(Balances balances, ChartFiles files, Pages pages) {
        this.balances = balances;
        this.files = files;
        this.pages = pages;
    }

    @GetMapping("/balances")
    ResponseEntity<String> balances(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "") String after) {
        only(caller);
        List<Balances.Shown> found = balances.shown(after, Balances.PAGE + 1);
        List<Balances.Shown> page = found.stream().limit(Balances.PAGE).toList();
        Map<String, Object> model = new HashMap<>();
        model.put("overall", balances.overall());
        model.put("shown", page);
        model.put("chart", DrawBalance.shown(page));
        model.put("after", after);
        model.put("next", found.size() > page.size() ? page.getLast().place() : "");
        return pages.render("filing/measure/balances.jte", pages.page(TITLE), model);
    }

    /// What the page has, which begins there.
    @GetMapping("/charts/balances.svg")
    ResponseEntity<byte[]> drawing(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "") String after) {
        only(caller);
        return files.svg(DrawBalance.shown(balances.shown(after, Balances.PAGE)));
    }

    /// All of them.
    @GetMapping("/charts/balances.csv")
    ResponseEntity<byte[]> table(@AuthenticationPrincipal Caller caller) {
        only(caller);
        return files.csv(DrawBalance.shown(balances.shown("", Balances.MOST)));
    }

    static void only(Caller caller) {
        if (!caller.role().equals("coordinator") && !caller.role().equals("ministry-desk")) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of("総合調整と所管省庁の画面です", "This belongs to the coordinator and to ministries"));
        }
    }
}
