package kaname.filing.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Purpose;
import kaname.exchange.Way;
import kaname.exchange.crossing.Crossing;
import kaname.incident.Incident;
import kaname.platform.Cursor;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.registry.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The access log of an incident, as its operator reads it.
@RestController
class AccessPages {

    private final Accesses accesses;
    private final Pages pages;

    AccessPages(Accesses accesses, Pages pages) {
        this.accesses = accesses;
        this.pages = pages;
    }

    /// One look in words; `href` leads to what was seen.
    record Line(Accesses.Access access, Text role, Text purpose, Text way, String href) {
        private static final Text UNKNOWN = Text.same("—");

        static Line of(Accesses.Access access, UUID incident) {
            return new Line(
                    access,
                    access.role() == null ? UNKNOWN : Role.labelOf(access.role()),
                    access.purpose() == null
                            ? UNKNOWN
                            : Purpose.of(access.purpose()).map(Purpose::label).orElse(UNKNOWN),
                    access.file() == null
                            ? Way.of(access.way()).label()
                            : Text.of("ファイル {0}", "file {0}").with(access.file()),
                    access.letter() == null
                            ? "/incidents/" + incident + "#attachments"
                            : "/letters/" + access.letter());
        }
    }

    record View(
            String incident,
            String title,
            List<Line> lines,
            @Nullable String next,
            List<RefusedEdits.RefusedEdit> refused,
            List<Crossing> crossings) {
        Text role(RefusedEdits.RefusedEdit one) {
            return Role.labelOf(one.role());
        }
    }

    @GetMapping("/incidents/{id}/accesses")
    ResponseEntity<String> accesses(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable String after) {
        Accesses.Log log = accesses.of(id, after == null ? null : Cursor.parse(after));
        Incident incident = log.incident();
        View view =
                new View(
                        id.toString(),
                        incident.title(),
                        log.accesses().stream().map(a -> Line.of(a, id)).toList(),
                        log.next(),
                        log.refused(),
                        log.crossings());
        var page =
                pages.page(Text.of("見た人：{0}", "Who looked: {0}").with(Text.same(incident.title())))
                        .exercise(incident.exercise())
                        .document(view.incident());
        return pages.render("filing/access/accesses.jte", page, Map.of("view", view));
    }
}
