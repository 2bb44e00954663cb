package kaname.filing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import kaname.filing.reminder.NoticeBoard;
import kaname.filing.reminder.NoticeView;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.registry.WelcomePages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The first page: who am I, then the one thing that waits for me.
@RestController
class HomePages {

    private final HomeDesk desk;
    private final NoticeBoard notices;
    private final ModeProposals proposals;
    private final WelcomePages welcome;
    private final Pages pages;
    private final Clock clock;

    HomePages(
            HomeDesk desk,
            NoticeBoard notices,
            ModeProposals proposals,
            WelcomePages welcome,
            Pages pages,
            Clock clock) {
        this.desk = desk;
        this.notices = notices;
        this.proposals = proposals;
        this.welcome = welcome;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/")
    ResponseEntity<String> home(@AuthenticationPrincipal @Nullable Caller caller) {
        if (caller == null) {
            return welcome.welcome();
        }
        return caller.isOperator() ? operator(caller) : recipient(caller);
    }

    private ResponseEntity<String> operator(Caller caller) {
        List<HomeDesk.Matter> matters = desk.matters(clock.instant());
        List<NoticeView> unread = notices.unread();
        return pages.render(
                "filing/home-operator.jte",
                pages.page(Text.of("はじめの画面", "Home")),
                Map.of(
                        "matters",
                        matters,
                        "notices",
                        unread,
                        "announcements",
                        desk.unread(caller),
                        "running",
                        (int) matters.stream().filter(m -> m.clock() != null).count()));
    }

    private ResponseEntity<String> recipient(Caller caller) {
        boolean coordinator = caller.role().equals("coordinator");
        return pages.render(
                "filing/home-recipient.jte",
                pages.page(Text.of("はじめの画面", "Home")),
                Map.of(
                        "waiting",
                        desk.waiting(caller, clock.instant()),
                        "announcements",
                        desk.unread(caller),
                        "proposals",
                        coordinator ? proposals.open(false) : List.of(),
                        "coordinator",
                        caller.kind().equals("coordinator")));
    }
}
