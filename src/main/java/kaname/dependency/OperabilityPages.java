package kaname.dependency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaname.dependency.graph.Excerpt;
import kaname.dependency.model.Model;
import kaname.dependency.operability.Operability;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// An expert says how well some services work, and sees how well the others then do.
@RestController
class OperabilityPages {

    private static final int ROWS = 5;

    /// Services that a list to choose from bears.
    private static final int MOST_TO_CHOOSE = 500;

    private final SeenModel seen;
    private final Pages pages;

    OperabilityPages(SeenModel seen, Pages pages) {
        this.seen = seen;
        this.pages = pages;
    }

    /// A service and how well it works, as it was entered.
    public record Said(String service, String percent) {}

    @GetMapping("/dependencies/operability")
    ResponseEntity<String> operability(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") List<String> service,
            @RequestParam(defaultValue = "") List<String> percent) {
        Model model = seen.of(caller).model();
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            said.add(
                    new Said(
                            i < service.size() ? service.get(i) : "",
                            i < percent.size() ? percent.get(i) : ""));
        }
        Map<String, Object> page = new HashMap<>();
        page.put("said", said);
        page.put("choices", Excerpt.worthALook(model, MOST_TO_CHOOSE));
        HttpStatus status = HttpStatus.OK;
        try {
            page.put("found", Operability.of(model, percents(said)));
            page.put("wrong", List.of());
        } catch (Problem problem) {
            status = HttpStatus.BAD_REQUEST;
            page.put("found", new Operability(List.of()));
            page.put("wrong", problem.fields());
        }
        return pages.render(
                status,
                "dependency/operability.jte",
                pages.page(Text.of("どこまで働けるか", "How well services work")),
                page);
    }

    private static Map<String, Double> percents(List<Said> said) {
        Map<String, Double> percents = new LinkedHashMap<>();
        for (Said one : said) {
            if (!one.service().isEmpty()) {
                percents.put(one.service(), number(one.percent()));
            }
        }
        return percents;
    }

    /// One that is no number is none from 0 to 100 either.
    private static double number(String percent) {
        try {
            return percent.isBlank() ? 0 : Double.parseDouble(percent.strip());
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }
}
