package kaname.filing.support;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.filing.Matters;
import kaname.incident.Dossier;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What helps right after a report, as a page, as a part of the incident's page, and for programs.
@RestController
class SupportPages {

    private final SupportBack support;
    private final Matters matters;
    private final Pages pages;

    SupportPages(SupportBack support, Matters matters, Pages pages) {
        this.support = support;
        this.matters = matters;
        this.pages = pages;
    }

    record ForPrograms(
            List<Checklist> checklists,
            List<Support.Alike> alike,
            List<Support.Earlier> earlier,
            List<Support.Phone> phones) {}

    @GetMapping("/incidents/{id}/support")
    ResponseEntity<String> support(@PathVariable UUID id) {
        Dossier dossier = matters.dossier(id);
        return pages.render(
                "filing/support/support.jte",
                pages.page(Text.of("いま役に立つこと", "What helps now"))
                        .exercise(dossier.incident().exercise()),
                Map.of(
                        "support", support.of(dossier),
                        "incident", id.toString(),
                        "title", dossier.incident().title()));
    }

    @GetMapping(
            path = "/api/v1/incidents/{id}/support",
            produces = MediaType.APPLICATION_JSON_VALUE)
    ForPrograms forPrograms(@PathVariable UUID id) {
        Support found = support.of(matters.dossier(id));
        return new ForPrograms(found.checklists(), found.alike(), found.earlier(), found.phones());
    }
}
