package kaname.exchange.delivery;

import java.util.List;
import java.util.Map;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The mail of the invented nation, for everyone to look at. Exists only where everyone is
/// invented.
@Profile("demo")
@RestController
class DemoMailPages {

    private final Post post;
    private final Pages pages;

    DemoMailPages(Post post, Pages pages) {
        this.post = post;
        this.pages = pages;
    }

    @GetMapping("/demo/mail")
    ResponseEntity<String> mails() {
        return pages.render(
                "exchange/delivery/demo-mails.jte",
                pages.page(Text.of("デモのメール", "Mail of the demo")),
                Map.of("mails", mailsHere()));
    }

    @GetMapping("/demo/mail/{number}")
    ResponseEntity<String> mail(@PathVariable int number) {
        DemoMailbox.Mail mail =
                mailsHere().stream()
                        .filter(one -> one.number() == number)
                        .findFirst()
                        .orElseThrow(Problem::notFound);
        return pages.render(
                "exchange/delivery/demo-mail.jte",
                pages.page(Text.same(mail.subject())),
                Map.of("mail", mail));
    }

    private List<DemoMailbox.Mail> mailsHere() {
        return post instanceof DemoMailbox mailbox ? mailbox.mails() : List.of();
    }
}
