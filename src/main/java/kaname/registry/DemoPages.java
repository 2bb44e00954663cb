package kaname.registry;

import java.util.List;
import java.util.Map;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who one can be in the demo, for people and for scripts.
@RestController
@Profile("demo")
class DemoPages {

    private final DemoNation nation;
    private final Pages pages;

    DemoPages(DemoNation nation, Pages pages) {
        this.nation = nation;
        this.pages = pages;
    }

    record SignIn(String persona, String organisation, String role, String token, String signIn) {}

    @GetMapping("/demo")
    ResponseEntity<String> demo() {
        return pages.render(
                "registry/demo.jte",
                pages.page(Text.of("デモの案内", "The demo")),
                Map.of(
                        "seats",
                        nation.personas().stream().map(DemoSeat::of).toList(),
                        "address",
                        nation.address()));
    }

    @GetMapping("/demo.json")
    List<SignIn> signIns() {
        return nation.personas().stream()
                .map(p ->
                        new SignIn(
                                p.id(),
                                p.organisation(),
                                p.role(),
                                p.token(),
                                nation.address() + "/demo/sign-in?persona=" + p.id()))
                .toList();
    }
}
