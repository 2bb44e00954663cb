package kaname.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.exchange.paper.Tables;
import kaname.platform.Caller;
import kaname.platform.Language;
import kaname.platform.Text;
import kaname.platform.web.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What waits on a desk as a table to work on elsewhere: the list as it is narrowed on the page, in
/// its order, as far as [#MOST] letters. What the letters say in full is not in it.
@RestController
class InboxFiles {

    static final int MOST = 5000;

    private static final List<String> HEAD =
            List.of(
                    "letter",
                    "class",
                    "exercise",
                    "title",
                    "report",
                    "sender",
                    "operator",
                    "service",
                    "state",
                    "marking",
                    "sent_at",
                    "next_report_due_at",
                    "overtaken_by",
                    "questions");

    private final Mailbox mailbox;
    private final Catalogues catalogues;
    private final Clock clock;

    InboxFiles(Mailbox mailbox, Catalogues catalogues, Clock clock) {
        this.mailbox = mailbox;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    @GetMapping("/inbox.csv")
    ResponseEntity<byte[]> csv(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "class", required = false) @Nullable String dutyClass,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request) {
        var rows = rows(caller, InboxPages.Choice.of(dutyClass, sector, words), request);
        return file("inbox.csv", Tables.CSV, Tables.csv(rows));
    }

    @GetMapping("/inbox.xlsx")
    ResponseEntity<byte[]> xlsx(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "class", required = false) @Nullable String dutyClass,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request) {
        var rows = rows(caller, InboxPages.Choice.of(dutyClass, sector, words), request);
        return file("inbox.xlsx", Tables.XLSX, Tables.workbook("inbox", rows));
    }

    private List<List<String>> rows(
            Caller caller, InboxPages.Choice choice, HttpServletRequest request) {
        InboxPages.onlyForDesks(caller);
        Language language = Languages.of(request);
        Catalogue catalogue = catalogues.now();
        Instant now = clock.instant();
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (var delivered : mailbox.waiting(caller, choice.narrowing(), null, MOST)) {
            rows.add(row(delivered, InboxRow.of(delivered, catalogue, now), language));
        }
        return rows;
    }

    private static List<String> row(Mailbox.Delivered delivered, InboxRow row, Language language) {
        Letter letter = delivered.letter();
        return List.of(
                row.id(),
                letter.dutyClass(),
                letter.exercise() ? Text.of("演習", "EXERCISE").in(language) : "",
                row.title().in(language),
                String.valueOf(row.report()),
                row.sender().in(language),
                in(language, row.operator()),
                in(language, row.service()),
                row.state() == null ? "" : row.state().text().in(language),
                letter.marking().label(),
                letter.sentAt().toString(),
                letter.clockAt() == null ? "" : letter.clockAt().toString(),
                delivered.followedBy() == null ? "" : delivered.followedBy().toString(),
                String.valueOf(row.questions()));
    }

    private static String in(Language language, @Nullable Text text) {
        return text == null ? "" : text.in(language);
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }
}
