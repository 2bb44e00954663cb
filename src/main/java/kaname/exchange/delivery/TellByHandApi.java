package kaname.exchange.delivery;

import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the operator told by telephone or on paper, for programs.
@RestController
@RequestMapping(path = "/api/v1/letters/{letter}/told", produces = MediaType.APPLICATION_JSON_VALUE)
class TellByHandApi {

    private final TellByHand tell;

    TellByHandApi(TellByHand tell) {
        this.tell = tell;
    }

    record Records(List<ToldByHand> told) {}

    @GetMapping
    Records told(@AuthenticationPrincipal Caller caller, @PathVariable UUID letter) {
        return new Records(tell.of(tell.own(caller, letter).id()));
    }

    @PostMapping
    ResponseEntity<ToldByHand> record(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID letter,
            @RequestBody TellByHand.Entered entered) {
        return ResponseEntity.status(HttpStatus.CREATED).body(tell.record(caller, letter, entered));
    }
}
