package kaname.taxii;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// Adds what a client sends: each object is judged by itself, and those that hold are added in one
/// transaction with the status that says what became of each.
@Service
class AddObjects {

    private final Statuses statuses;
    private final Clock clock;
    private final int longest;

    AddObjects(
            Statuses statuses,
            Clock clock,
            @Value("${kaname.taxii.max-content-length:10485760}") int longest) {
        this.statuses = statuses;
        this.clock = clock;
        this.longest = longest;
    }

    /// @throws Problem 413 for more than the API root takes, read no further than that
    byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > longest) {
            throw tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes(longest + 1);
        if (body.length > longest) {
            throw tooLarge();
        }
        return body;
    }

    /// The status resource.
    String add(Caller caller, UUID collection, byte[] body) {
        Instant at = clock.instant();
        List<StixRules.Verdict> verdicts = Envelope.read(body);
        List<StixObject> good = new ArrayList<>();
        verdicts.forEach(verdict -> {
            if (verdict.object() != null) {
                good.add(verdict.object());
            }
        });
        return statuses.addAndKeep(caller, collection, at, verdicts, good);
    }

    private Problem tooLarge() {
        return Problem.of(
                413,
                "too-large",
                Text.of("送られた内容が {0} バイトを超えています", "The request is larger than {0} bytes")
                        .with(longest));
    }
}
