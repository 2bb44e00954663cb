package kaname.platform.web;

import java.util.Map;
import kaname.platform.Text;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Where a problem's `type` leads: how to read any problem document of the house.
@RestController
final class ProblemPages {

    private final Pages pages;

    ProblemPages(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/problems/{code:[a-z][a-z0-9-]{0,60}}")
    ResponseEntity<String> explain(@PathVariable String code) {
        var page = pages.page(Text.of("エラー {0}", "Problem {0}").with(code));
        return pages.render("platform/problem.jte", page, Map.of("code", code));
    }
}
