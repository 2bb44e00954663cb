package kaname.nearmiss;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import kaname.exchange.CanonicalJson;
import kaname.nearmiss.redaction.Finding;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Near misses, for programs: telling one without a name, and reading what was relayed.
@RestController
@RequestMapping(path = "/api/v1/near-misses", produces = MediaType.APPLICATION_JSON_VALUE)
class NearMissApi {

    private static final int LONGEST_KEY = 200;

    private final TellNearMiss tell;
    private final Relayed relayed;

    NearMissApi(TellNearMiss tell, Relayed relayed) {
        this.tell = tell;
        this.relayed = relayed;
    }

    record Wanted(
            @Nullable String what,
            @Nullable String whyNot,
            @Nullable List<@Nullable String> systems,
            @Nullable String contact,
            @Nullable List<@Nullable Integer> restored,
            @Nullable Boolean withholdSector,
            @Nullable Boolean exercise,
            @Nullable String approval) {

        TellNearMiss.Entered entered(UUID submission) {
            Set<Integer> kept = new HashSet<>();
            for (Integer number : restored == null ? List.<@Nullable Integer>of() : restored) {
                if (number != null) {
                    kept.add(number);
                }
            }
            List<String> kinds = new ArrayList<>();
            for (String kind : systems == null ? List.<@Nullable String>of() : systems) {
                kinds.add(kind == null ? "" : kind);
            }
            return new TellNearMiss.Entered(
                    submission,
                    new Account(what == null ? "" : what, whyNot, kinds),
                    contact == null || contact.isBlank() ? null : contact,
                    kept,
                    Boolean.TRUE.equals(withholdSector),
                    Boolean.TRUE.equals(exercise));
        }
    }

    record Suspicion(int number, String text, Text why) {}

    record Previewed(
            String what,
            @Nullable String whyNot,
            @Nullable String sector,
            int crowd,
            boolean reviewed,
            List<Text> reasons,
            List<Suspicion> suspicions,
            String approval) {

        static Previewed of(TellNearMiss.Preview preview) {
            List<Finding> suspected = preview.passed().result().suspected();
            String text = preview.passed().result().text();
            return new Previewed(
                    preview.leaves().what(),
                    preview.leaves().whyNot(),
                    preview.gate().sector(),
                    preview.gate().crowd(),
                    preview.reviewed(),
                    preview.gate().reasons(),
                    IntStream.range(0, suspected.size())
                            .mapToObj(i -> {
                                Finding one = suspected.get(i);
                                return new Suspicion(
                                        i, text.substring(one.start(), one.end()), one.why());
                            })
                            .toList(),
                    preview.approval());
        }
    }

    @PostMapping("/preview")
    Previewed preview(@AuthenticationPrincipal Caller caller, @RequestBody Wanted wanted) {
        return Previewed.of(tell.preview(caller, wanted.entered(UUID.randomUUID())));
    }

    record Told(String ticket, boolean reviewed, JsonNode receipt) {}

    @PostMapping
    ResponseEntity<Told> tell(
            @AuthenticationPrincipal Caller caller,
            @RequestBody Wanted wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        TellNearMiss.Told told =
                tell.tell(
                        caller,
                        wanted.entered(submission(key)),
                        wanted.approval() == null ? "" : wanted.approval());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(
                        new Told(
                                told.ticket().shown(),
                                told.review(),
                                CanonicalJson.parse(told.receipt().text())));
    }

    private static UUID submission(@Nullable String key) {
        if (key == null) {
            return UUID.randomUUID();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.of(
                    400,
                    "invalid-key",
                    Text.of(
                            "Idempotency-Key は1〜200文字です",
                            "An Idempotency-Key has 1 to 200 characters"));
        }
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    record Shelf(List<Out> nearMisses, @Nullable String next) {}

    @GetMapping
    Shelf list(@RequestParam(required = false) @Nullable String after) {
        Place from = Place.parse(after);
        List<Out> found = relayed.list(from.day(), from.id(), Place.PAGE + 1);
        List<Out> rows = found.stream().limit(Place.PAGE).toList();
        return new Shelf(rows, found.size() > Place.PAGE ? Place.of(rows.getLast()).text() : null);
    }

    record One(Out nearMiss, List<Out.Question> questions) {}

    @GetMapping("/{id}")
    One one(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return new One(relayed.open(caller, id), relayed.questions(id));
    }

    record Asked(@Nullable String text) {}

    @PostMapping("/{id}/questions")
    ResponseEntity<Map<String, UUID>> ask(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Asked asked) {
        UUID question = relayed.ask(caller, id, asked.text() == null ? "" : asked.text());
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", question));
    }
}
