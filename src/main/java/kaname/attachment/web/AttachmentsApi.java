package kaname.attachment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.attachment.Attachment;
import kaname.attachment.FileRoom;
import kaname.attachment.KeepFiles;
import kaname.attachment.OpenedFile;
import kaname.attachment.Scan;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The files of an incident, for programs.
@RestController
@RequestMapping(
        path = "/api/v1/incidents/{id}/attachments",
        produces = MediaType.APPLICATION_JSON_VALUE)
class AttachmentsApi {

    private final KeepFiles files;
    private final FileRoom room;

    AttachmentsApi(KeepFiles files, FileRoom room) {
        this.files = files;
        this.room = room;
    }

    record Who(String organisation, Instant at) {}

    record Entry(
            UUID id,
            String name,
            String originalName,
            String type,
            long size,
            String sha256,
            Instant addedAt,
            String scan,
            @Nullable String signature,
            List<Who> readers,
            List<Who> downloads) {

        static Entry of(Attachment file) {
            return new Entry(
                    file.id(),
                    file.name(),
                    file.originalName(),
                    file.kind().mediaType(),
                    file.size(),
                    file.sha256().hex(),
                    file.addedAt(),
                    file.scan().id(),
                    file.scan() instanceof Scan.Infected(String signature) ? signature : null,
                    file.readers().stream().map(r -> new Who(r.organisation(), r.since())).toList(),
                    file.downloads().stream().map(d -> new Who(d.organisation(), d.at())).toList());
        }
    }

    record Listing(List<Entry> attachments) {}

    /// To whom: some of those who were told, or all of them.
    record Release(@Nullable List<@Nullable String> recipients, @Nullable Boolean everyoneTold) {}

    @PostMapping
    ResponseEntity<Entry> add(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request) {
        room.requireOwn(caller, id);
        Upload upload = Upload.of(request, name);
        Attachment file = files.add(caller, id, upload.name(), upload.content());
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/incidents/" + id + "/attachments/" + file.id())
                .body(Entry.of(file));
    }

    @GetMapping
    Listing list(@PathVariable UUID id) {
        return new Listing(room.list(id).stream().map(Entry::of).toList());
    }

    @GetMapping("/{aid}")
    Entry one(@PathVariable UUID id, @PathVariable UUID aid) {
        return Entry.of(room.one(id, aid));
    }

    /// Each download by a recipient is recorded for the operator to see.
    @GetMapping(path = "/{aid}/content", produces = MediaType.ALL_VALUE)
    void content(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID aid,
            HttpServletResponse response) {
        try (OpenedFile opened = files.open(caller, room.one(id, aid).id())) {
            Delivery.send(opened, response);
        }
    }

    @PostMapping("/{aid}/release")
    Entry release(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID aid,
            @RequestBody Release release) {
        if (Boolean.TRUE.equals(release.everyoneTold())) {
            return Entry.of(room.releaseToAll(caller, id, aid));
        }
        List<@Nullable String> to = release.recipients() == null ? List.of() : release.recipients();
        return Entry.of(
                room.release(
                        caller, id, aid, to.stream().map(who -> who == null ? "" : who).toList()));
    }

    @DeleteMapping("/{aid}")
    ResponseEntity<Void> remove(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID aid) {
        room.remove(caller, id, aid);
        return ResponseEntity.noContent().build();
    }
}
