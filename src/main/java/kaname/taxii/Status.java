package kaname.taxii;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/// TAXII's status resource of a request that is done: what became of each object.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Status(
        UUID id,
        String status,
        @JsonProperty("request_timestamp") String at,
        @JsonProperty("total_count") int total,
        @JsonProperty("success_count") int success,
        List<Detail> successes,
        @JsonProperty("failure_count") int failure,
        List<Detail> failures,
        @JsonProperty("pending_count") int pending) {

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Detail(String id, String version, String message) {}

    /// @param puts what became of those that were good, in their order
    static Status of(UUID id, Instant at, List<StixRules.Verdict> verdicts, List<Shelf.Put> puts) {
        List<Detail> successes = new ArrayList<>();
        List<Detail> failures = new ArrayList<>();
        Iterator<Shelf.Put> results = puts.iterator();
        for (int i = 0; i < verdicts.size(); i++) {
            StixRules.Verdict verdict = verdicts.get(i);
            if (verdict.object() == null) {
                failures.add(
                        new Detail(
                                verdict.id(),
                                verdict.version(),
                                "/objects/" + i + ": " + verdict.why()));
            } else {
                Shelf.Put put = results.next();
                String fresh = verdict.object().look().words();
                successes.add(
                        new Detail(
                                verdict.id(),
                                put.version(),
                                put.fresh() ? fresh : "this version was here before"));
            }
        }
        return new Status(
                id,
                "complete",
                TaxiiAnswer.date(at),
                verdicts.size(),
                successes.size(),
                successes,
                failures.size(),
                failures,
                0);
    }
}
