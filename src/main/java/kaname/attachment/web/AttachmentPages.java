package kaname.attachment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import kaname.attachment.FileRoom;
import kaname.attachment.KeepFiles;
import kaname.attachment.OpenedFile;
import kaname.platform.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the forms on the page of an incident send, and the files that people fetch.
@RestController
@RequestMapping("/incidents/{id}/attachments")
class AttachmentPages {

    private final KeepFiles files;
    private final FileRoom room;

    AttachmentPages(KeepFiles files, FileRoom room) {
        this.files = files;
        this.room = room;
    }

    @PostMapping
    ResponseEntity<Void> add(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            HttpServletRequest request) {
        room.requireOwn(caller, id);
        Upload upload = Upload.of(request, null);
        files.add(caller, id, upload.name(), upload.content());
        return back(id);
    }

    @PostMapping("/{aid}/release")
    ResponseEntity<Void> release(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID aid,
            @RequestParam(defaultValue = "") List<String> recipient,
            @RequestParam(defaultValue = "false") boolean all) {
        if (all) {
            room.releaseToAll(caller, id, aid);
        } else {
            room.release(caller, id, aid, recipient);
        }
        return back(id);
    }

    @PostMapping("/{aid}/removal")
    ResponseEntity<Void> remove(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID aid) {
        room.remove(caller, id, aid);
        return back(id);
    }

    @GetMapping("/{aid}")
    void content(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID aid,
            HttpServletResponse response) {
        try (OpenedFile opened = files.open(caller, room.one(id, aid).id())) {
            Delivery.send(opened, response);
        }
    }

    /// A page that was shown in answer to a form is gone back to at the incident.
    @GetMapping({"", "/{aid}/release", "/{aid}/removal"})
    ResponseEntity<Void> back(@PathVariable UUID id) {
        return ResponseEntity.status(303)
                .location(URI.create("/incidents/" + id + "#attachments"))
                .build();
    }
}
