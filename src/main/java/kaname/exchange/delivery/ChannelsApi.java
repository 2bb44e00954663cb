package kaname.exchange.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.RestController;

/// Where the caller's organisation wants to hear that something waits, for programs.
@RestController
@RequestMapping(path = "/api/v1/channels", produces = MediaType.APPLICATION_JSON_VALUE)
class ChannelsApi {

    private static final int LATEST = 100;

    private final KeepChannels keep;

    ChannelsApi(KeepChannels keep) {
        this.keep = keep;
    }

    record One(
            UUID id,
            String kind,
            String name,
            String address,
            List<String> tells,
            String shows,
            @Nullable Instant confirmedAt,
            @Nullable String secret) {}

    record All(List<One> channels) {}

    record Delivery(
            UUID channel,
            String occasion,
            @Nullable UUID letter,
            Instant plannedAt,
            int attempts,
            String state,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant settledAt,
            String detail) {}

    record Deliveries(List<Delivery> deliveries) {}

    @GetMapping
    All all() {
        return new All(keep.all().stream().map(channel -> one(channel, null)).toList());
    }

    /// The secret of a webhook is in this answer and in no other.
    @PostMapping
    ResponseEntity<One> add(
            @AuthenticationPrincipal Caller caller, @RequestBody KeepChannels.Wanted wanted) {
        KeepChannels.Added added = keep.add(caller, wanted);
        String secret = added.secret().isEmpty() ? null : added.secret();
        return ResponseEntity.status(HttpStatus.CREATED).body(one(added.channel(), secret));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable UUID id) {
        keep.remove(id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/test")
    ResponseEntity<Void> test(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        keep.test(caller, id);
        return ResponseEntity.accepted().build();
    }

    /// The latest messages to the caller's organisation and how they went.
    @GetMapping("/deliveries")
    Deliveries deliveries(@AuthenticationPrincipal Caller caller) {
        return new Deliveries(
                keep.sent(caller, LATEST).stream()
                        .map(sent ->
                                new Delivery(
                                        sent.channel(),
                                        sent.occasion().id(),
                                        sent.letter(),
                                        sent.plannedAt(),
                                        sent.attempts(),
                                        sent.state(),
                                        sent.nextAt(),
                                        sent.settledAt(),
                                        sent.detail()))
                        .toList());
    }

    private static One one(Channel channel, @Nullable String secret) {
        return new One(
                channel.id(),
                channel.kind().id(),
                channel.name(),
                channel.address(),
                channel.tells(),
                channel.shows().label(),
                channel.confirmedAt(),
                secret);
    }
}
