package kaname.dependency.study;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.dependency.kernel.Watch;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// How a long question is answered on a page: at once where that is soon, else by a page that says
/// how far it is, lets it be stopped, and becomes the answer.
///
/// Whoever asks may say how long to wait (`Prefer: wait=0`, RFC 7240).
@Component
public final class StudyPages {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern WAIT = Pattern.compile("(?i)\\bwait\\s*=\\s*\"?(\\d{1,2})\\b");
    private static final int LONGEST = 20;

    private final Studies studies;
    private final Pages pages;

    StudyPages(Studies studies, Pages pages) {
        this.studies = studies;
        this.pages = pages;
    }

    /// A question that has a page of its own; `address`/stop is posted to stop it.
    ///
    /// @param what is worked out, as a part of a sentence
    public record Question(String address, Text what) {}

    /// @param key all that decides the answer
    /// @param prefer the header of that name
    /// @param answer renders what was found
    public <T> ResponseEntity<String> page(
            Caller caller,
            Question question,
            Object key,
            @Nullable String prefer,
            Function<Watch, T> work,
            Function<T, ResponseEntity<String>> answer) {
        Study<T> study = studies.of(caller, question.address(), key, work);
        return study.within(patience(prefer))
                .map(answer)
                .orElseGet(() ->
                        pages.render(
                                "dependency/working.jte",
                                pages.page(Text.of("計算中", "Being worked out")),
                                Map.of(
                                        "study",
                                        study,
                                        "address",
                                        question.address(),
                                        "what",
                                        question.what())));
    }

    private static Duration patience(@Nullable String prefer) {
        Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
        return wait.find()
                ? Duration.ofSeconds(Math.min(LONGEST, Integer.parseInt(wait.group(1))))
                : PATIENCE;
    }

    public ResponseEntity<String> stop(Caller caller, Question question) {
        studies.stop(caller, question.address());
        return ResponseEntity.status(303)
                .location(URI.create(question.address() + "?stopped"))
                .build();
    }

    public ResponseEntity<String> stopped(Question question) {
        return pages.render(
                "dependency/stopped.jte",
                pages.page(Text.of("計算をやめました", "Stopped")),
                Map.of("address", question.address(), "what", question.what()));
    }
}
