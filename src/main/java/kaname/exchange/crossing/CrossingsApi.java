package kaname.exchange.crossing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
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

/// Using a letter for another purpose, for programs.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class CrossingsApi {

    private final CarryLetter carry;

    CrossingsApi(CarryLetter carry) {
        this.carry = carry;
    }

    record One(
            UUID id,
            UUID letter,
            String carriedBy,
            Instant at,
            String purpose,
            Crossing.Basis basis,
            String reason,
            String consent,
            @Nullable Instant decidedAt) {
        static One of(Crossing crossing) {
            return new One(
                    crossing.id(),
                    crossing.letter(),
                    crossing.organisation(),
                    crossing.at(),
                    crossing.purpose().id(),
                    crossing.basis(),
                    crossing.reason(),
                    crossing.consent().id(),
                    crossing.decidedAt());
        }
    }

    record All(List<One> crossings) {}

    record Answer(@Nullable Boolean agreed) {}

    @GetMapping("/letters/{letter}/crossings")
    All crossings(@PathVariable UUID letter) {
        carry.seen(letter);
        return new All(carry.ofLetter(letter).stream().map(One::of).toList());
    }

    @PostMapping("/letters/{letter}/crossings")
    ResponseEntity<One> carry(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID letter,
            @RequestBody CarryLetter.Wanted wanted) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(One.of(carry.carry(caller, letter, wanted)));
    }

    @PostMapping("/crossings/{id}/consent")
    One answer(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Answer answer) {
        if (answer.agreed() == null) {
            throw Problem.field(
                    "invalid-answer",
                    "/agreed",
                    Text.of("true か false で答えてください", "answer true or false"));
        }
        return One.of(carry.answer(caller, id, answer.agreed()));
    }
}
