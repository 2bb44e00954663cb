package kaname.taxii;

import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What became of an addition.
@RestController
class StatusApi {

    private final Statuses statuses;

    StatusApi(Statuses statuses) {
        this.statuses = statuses;
    }

    @GetMapping(DiscoveryApi.ROOT + "/status/{id}")
    ResponseEntity<byte[]> status(@PathVariable UUID id) {
        return TaxiiAnswer.stored(200, statuses.find(id).orElseThrow(Doors::notThere));
    }
}
