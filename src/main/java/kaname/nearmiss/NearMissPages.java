package kaname.nearmiss;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Catalogues;
import kaname.exchange.Enclosures;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Telling a near miss: two minutes, the text as it will leave, and a ticket.
@RestController
@RequestMapping("/near-misses")
class NearMissPages {

    private static final Text TITLE = Text.of("ヒヤリハットを匿名で伝える", "Tell a near miss anonymously");
    private static final Text SENT = Text.of("伝えました：控え", "Told: your ticket");

    private final TellNearMiss tell;
    private final Catalogues catalogues;
    private final WallCookies cookies;
    private final List<Enclosures> enclosures;
    private final Pages pages;

    NearMissPages(
            TellNearMiss tell,
            Catalogues catalogues,
            WallCookies cookies,
            List<Enclosures> enclosures,
            Pages pages) {
        this.enclosures = enclosures;
        this.tell = tell;
        this.catalogues = catalogues;
        this.cookies = cookies;
        this.pages = pages;
    }

    @GetMapping("/new")
    ResponseEntity<String> form(@AuthenticationPrincipal Caller caller) {
        if (!caller.isOperator()) {
            throw Problem.notFound();
        }
        return form(HttpStatus.OK, caller, NearMissForm.fresh(), null);
    }

    /// Looks at it, or sends it where exactly that text was shown before.
    @PostMapping("/new")
    ResponseEntity<String> submit(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!caller.isOperator()) {
            throw Problem.notFound();
        }
        NearMissForm form = new NearMissForm(sent);
        try {
            TellNearMiss.Preview preview = tell.preview(caller, form.entered());
            if (!"send".equals(form.value("act"))
                    || !preview.approval().equals(form.value("approval"))) {
                return form(HttpStatus.OK, caller, form, preview);
            }
            TellNearMiss.Told told = tell.tell(caller, form.entered(), form.value("approval"));
            cookies.remember(request, response, told.ticket());
            Page page = pages.page(SENT).exercise(form.has("exercise", "true"));
            String words = form.value("what") + "\n" + form.value("whyNot");
            return pages.render(
                    "nearmiss/sent.jte",
                    page,
                    Map.of(
                            "enclosed",
                            Enclosures.each(enclosures, room -> room.ofTelling(page, words)),
                            "told",
                            told,
                            "ticket",
                            told.ticket().shown(),
                            "receipt",
                            told.receipt().text()));
        } catch (Problem problem) {
            if (problem.status() == 403) {
                throw problem;
            }
            return form(HttpStatus.valueOf(problem.status()), caller, form.refused(problem), null);
        }
    }

    private ResponseEntity<String> form(
            HttpStatus status,
            Caller caller,
            NearMissForm form,
            TellNearMiss.@org.jspecify.annotations.Nullable Preview preview) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("open", tell.office(caller).isPresent());
        model.put("systems", catalogues.now().vocabulary().fact("system_kind").choices());
        model.put("preview", preview == null ? null : Look.of(preview));
        return pages.render(
                status,
                "nearmiss/new.jte",
                pages.page(TITLE).exercise(form.has("exercise", "true")),
                model);
    }

    /// The preview as the page shows it.
    public record Look(
            List<Marked> original,
            List<Marked> what,
            List<Marked> whyNot,
            List<Text> reasons,
            int crowd,
            boolean sectorTold,
            boolean reviewed,
            String approval) {

        static Look of(TellNearMiss.Preview preview) {
            return new Look(
                    Marked.original(preview.passed()),
                    Marked.leaving(preview.leaves().what()),
                    Marked.leaving(preview.leaves().whyNot()),
                    preview.gate().reasons(),
                    preview.gate().crowd(),
                    preview.gate().sector() != null,
                    preview.reviewed(),
                    preview.approval());
        }

        /// What may be put back.
        public List<Marked> suspicions() {
            return original.stream().filter(m -> m.number() >= 0).toList();
        }
    }
}
