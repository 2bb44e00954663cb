package kaname.taxii;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.web.Streamed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The objects of a collection: read, added, deleted.
@RestController
@RequestMapping(DiscoveryApi.ROOT)
class ObjectsApi {

    private final Collections collections;
    private final StoredObjects objects;
    private final Shelf shelf;
    private final AddObjects add;
    private final ApplicationEventPublisher events;

    ObjectsApi(
            Collections collections,
            StoredObjects objects,
            Shelf shelf,
            AddObjects add,
            ApplicationEventPublisher events) {
        this.collections = collections;
        this.objects = objects;
        this.shelf = shelf;
        this.add = add;
        this.events = events;
    }

    @GetMapping("/collections/{collection}/objects")
    ResponseEntity<byte[]> all(@PathVariable String collection, HttpServletRequest request) {
        return TaxiiAnswer.envelope(
                handed(objects.objects(collection, filters(request)).readable()));
    }

    @GetMapping("/collections/{collection}/manifest")
    ResponseEntity<byte[]> manifest(@PathVariable String collection, HttpServletRequest request) {
        return TaxiiAnswer.manifest(
                handed(objects.manifest(collection, filters(request)).readable()));
    }

    @GetMapping("/collections/{collection}/objects/{object}")
    ResponseEntity<byte[]> one(
            @PathVariable String collection,
            @PathVariable String object,
            HttpServletRequest request) {
        return TaxiiAnswer.envelope(
                handed(objects.object(collection, object, filters(request)).ofOne()));
    }

    @GetMapping("/collections/{collection}/objects/{object}/versions")
    ResponseEntity<byte[]> versions(
            @PathVariable String collection,
            @PathVariable String object,
            HttpServletRequest request) {
        Filters filters = Filters.read(request.getParameterMap(), Filters.Versions.ALL);
        return TaxiiAnswer.versions(handed(objects.versions(collection, object, filters).ofOne()));
    }

    @PostMapping("/collections/{collection}/objects")
    ResponseEntity<byte[]> add(
            @PathVariable String collection,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException {
        TaxiiType.checkContent((@Nullable String) request.getAttribute(Streamed.TYPE));
        UUID id = Doors.toWrite(collections.find(collection).orElseThrow(Doors::notThere));
        return TaxiiAnswer.stored(202, add.add(caller, id, add.body(request)));
    }

    @DeleteMapping("/collections/{collection}/objects/{object}")
    ResponseEntity<byte[]> delete(
            @PathVariable String collection,
            @PathVariable String object,
            HttpServletRequest request) {
        Filters filters = Filters.read(request.getParameterMap(), Filters.Versions.ALL);
        Collections.Listed found = collections.find(collection).orElseThrow(Doors::notThere);
        UUID id = Doors.toWrite(found);
        if (!found.reads()) {
            throw Doors.notToRead();
        }
        @Nullable Integer gone =
                filters.served()
                        ? shelf.delete(id, object, filters.versions())
                        : Integer.valueOf(0);
        if (gone == null) {
            throw Doors.notYours();
        }
        if (gone == 0) {
            throw Problem.notFound();
        }
        return TaxiiAnswer.of(200, Map.of());
    }

    private Found handed(Found found) {
        Set<UUID> guards =
                found.rows().stream()
                        .flatMap(row -> row.guards().stream())
                        .collect(Collectors.toSet());
        if (!guards.isEmpty()) {
            events.publishEvent(new Handed(guards));
        }
        return found;
    }

    private static Filters filters(HttpServletRequest request) {
        return Filters.read(request.getParameterMap(), Filters.Versions.LAST);
    }
}
