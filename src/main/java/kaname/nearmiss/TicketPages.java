package kaname.nearmiss;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaname.exchange.Enclosures;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Coming back with a ticket, from wherever: what became of it, questions, answers, and taking it
/// back. Nobody is asked who they are.
@RestController
@RequestMapping("/near-misses")
class TicketPages {

    private static final Text ENTER = Text.of("控えの番号で開く", "Open with a ticket");
    private static final Text MINE = Text.of("あなたが伝えたヒヤリハット", "The near miss you told");

    /// A question with the answer that is being written.
    public record Writing(
            UUID question,
            NearMissForm form,
            List<Marked> leaves,
            List<Marked> original,
            String approval) {}

    private final MyNearMiss mine;
    private final ClosedWorlds worlds;
    private final List<Enclosures> enclosures;
    private final WallCookies cookies;
    private final Pages pages;

    TicketPages(
            MyNearMiss mine,
            ClosedWorlds worlds,
            List<Enclosures> enclosures,
            WallCookies cookies,
            Pages pages) {
        this.mine = mine;
        this.worlds = worlds;
        this.enclosures = enclosures;
        this.cookies = cookies;
        this.pages = pages;
    }

    @GetMapping("/ticket")
    ResponseEntity<String> enter() {
        return enter(HttpStatus.OK, "");
    }

    private ResponseEntity<String> enter(HttpStatus status, String refused) {
        return pages.render(
                status, "nearmiss/ticket.jte", pages.page(ENTER), Map.of("refused", refused));
    }

    @PostMapping("/ticket")
    ResponseEntity<?> open(
            @RequestParam(defaultValue = "") String ticket,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Ticket> read = Ticket.of(ticket).filter(t -> mine.see(t).isPresent());
        if (read.isEmpty()) {
            return enter(HttpStatus.BAD_REQUEST, ticket);
        }
        cookies.remember(request, response, read.get());
        return seeOther("/near-misses/mine");
    }

    @GetMapping("/mine")
    ResponseEntity<?> see(HttpServletRequest request) {
        return show(request, null);
    }

    private ResponseEntity<?> show(HttpServletRequest request, @Nullable Writing writing) {
        Optional<Ticket> ticket = cookies.ticket(request);
        Optional<MyNearMiss.Mine> seen = ticket.flatMap(mine::see);
        if (seen.isEmpty()) {
            return seeOther("/near-misses/ticket");
        }
        Page page = pages.page(MINE).exercise(seen.get().report().exercise());
        Map<String, Object> model = new HashMap<>();
        model.put("mine", seen.get());
        model.put("what", Marked.leaving(seen.get().report().leaves().what()));
        model.put("whyNot", Marked.leaving(seen.get().report().leaves().whyNot()));
        model.put("ticket", ticket.get().shown());
        model.put("writing", writing);
        model.put("became", became(page, seen.get().out()));
        return pages.render("nearmiss/mine.jte", page, model);
    }

    /// What came of it, for the one who wrote it.
    private Content became(Page page, @Nullable Out out) {
        return out == null
                ? _ -> {}
                : Enclosures.each(enclosures, room -> room.ofRelayed(page, out.id()));
    }

    @PostMapping("/mine/withdraw")
    ResponseEntity<?> withdraw(HttpServletRequest request) {
        mine.withdraw(held(request));
        return seeOther("/near-misses/mine");
    }

    @PostMapping("/mine/agree")
    ResponseEntity<?> agree(HttpServletRequest request, @RequestParam UUID piece) {
        mine.agree(held(request), piece);
        return seeOther("/near-misses/mine");
    }

    @PostMapping("/mine/answer")
    ResponseEntity<?> answer(
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam UUID question) {
        Ticket ticket = held(request);
        NearMissForm form = new NearMissForm(sent);
        Passed passed =
                mine.preview(form.entered().account().what(), worlds.now(), form.restored());
        String approval = kaname.exchange.Hash.sha256(passed.leaves().whole()).hex();
        if ("send".equals(form.value("act")) && approval.equals(form.value("approval"))) {
            mine.answer(ticket, question, passed);
            return seeOther("/near-misses/mine#" + question);
        }
        return show(
                request,
                new Writing(
                        question,
                        form,
                        Marked.leaving(passed.leaves().what()),
                        Marked.original(passed),
                        approval));
    }

    /// Leaves nothing in this browser.
    @PostMapping("/mine/close")
    ResponseEntity<?> close(HttpServletRequest request, HttpServletResponse response) {
        cookies.forget(request, response);
        return seeOther("/near-misses/ticket");
    }

    private Ticket held(HttpServletRequest request) {
        return cookies.ticket(request).orElseThrow(Problem::notFound);
    }

    static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
