package kaname.attachment.web;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.attachment.Attachment;
import kaname.attachment.FileRoom;
import kaname.attachment.content.Inspection;
import kaname.exchange.Enclosures;
import kaname.exchange.Letter;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import org.springframework.stereotype.Component;

/// Draws the files into the pages of incidents and letters.
@Component
class FilesBesideLetters implements Enclosures {

    private final FileRoom room;
    private final Pages pages;

    FilesBesideLetters(FileRoom room, Pages pages) {
        this.room = room;
        this.pages = pages;
    }

    @Override
    public Content ofIncident(Page page, UUID incident) {
        Map<String, Text> told = room.told(incident);
        List<FileView> files =
                room.seen(incident).stream().map(file -> FileView.of(file, told)).toList();
        return draw(
                "attachment/web/incident.jte",
                page,
                Map.of(
                        "incident",
                        incident.toString(),
                        "files",
                        files,
                        "limits",
                        room.limits(),
                        "taken",
                        Inspection.TAKEN));
    }

    @Override
    public Content ofLetter(Page page, Letter letter) {
        boolean own = page.caller().map(Caller::organisation).orElse("").equals(letter.operator());
        List<FileView> files =
                room.seen(letter.incident()).stream()
                        .filter(file -> !own || readBy(file, letter))
                        .map(file -> FileView.of(file, Map.of()))
                        .toList();
        return draw(
                "attachment/web/letter.jte",
                page,
                Map.of("files", files, "own", own, "incident", letter.incident().toString()));
    }

    private static boolean readBy(Attachment file, Letter letter) {
        return file.readers().stream().anyMatch(r -> r.organisation().equals(letter.recipient()));
    }

    private Content draw(String template, Page page, Map<String, Object> model) {
        String markup = pages.text(template, page, model);
        return out -> out.writeContent(markup);
    }
}
