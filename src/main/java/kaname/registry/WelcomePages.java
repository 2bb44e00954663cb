package kaname.registry;

import java.util.List;
import java.util.Map;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The front door for whoever is not signed in: in the demo the choice of a desk, elsewhere the way
/// to sign in.
@Component
public class WelcomePages {

    private final ObjectProvider<DemoNation> nation;
    private final Pages pages;

    WelcomePages(ObjectProvider<DemoNation> nation, Pages pages) {
        this.nation = nation;
        this.pages = pages;
    }

    public ResponseEntity<String> welcome() {
        List<DemoSeat> seats =
                nation.stream().flatMap(n -> n.personas().stream()).map(DemoSeat::of).toList();
        return pages.render(
                "registry/welcome.jte",
                pages.page(Text.of("一度の報告で、すべての届け先へ", "Report once, every duty met")),
                Map.of("seats", seats));
    }
}
