package kaname.filing.severity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.severity.Rating;
import kaname.severity.Reading;
import kaname.severity.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The same for programs.
@RestController
@RequestMapping(path = "/api/v1/severity/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class SeverityApi {

    private final Judge judge;

    SeverityApi(Judge judge) {
        this.judge = judge;
    }

    record Wanted(@Nullable String mode, @Nullable List<Said> axes, @Nullable List<UUID> settles) {}

    record Said(@Nullable String axis, @Nullable Integer level, @Nullable String because) {}

    record Rated(
            UUID id,
            String mode,
            String organisation,
            int level,
            List<Rating.OnAxis> axes,
            List<UUID> settles,
            Instant at) {

        static Rated of(Rating one) {
            return new Rated(
                    one.id(),
                    one.mode().id(),
                    one.organisation(),
                    one.level(),
                    one.axes(),
                    one.settles(),
                    one.at());
        }
    }

    record Stands(@Nullable Integer level, boolean disputed, List<Rated> ratings) {

        static Stands of(Standing standing) {
            List<Rated> ratings = new ArrayList<>();
            if (standing.reconciled() != null) {
                ratings.add(Rated.of(standing.reconciled()));
            }
            standing.current().forEach(one -> ratings.add(Rated.of(one)));
            return new Stands(standing.level(), standing.disputed(), ratings);
        }
    }

    /// @param atLeast a level's id, or points
    record Read(String scale, String atLeast, String atMost, String covered, List<String> asks) {

        static Read of(Reading reading) {
            Reading.Span span = reading.span();
            Reading.Points points = reading.points();
            return new Read(
                    reading.scale().id(),
                    span != null
                            ? reading.level(span.atLeast()).id()
                            : points(points == null ? 0 : points.atLeast()),
                    span != null
                            ? reading.level(span.atMost()).id()
                            : points(points == null ? 0 : points.atMost()),
                    reading.covered().name().toLowerCase(java.util.Locale.ROOT),
                    reading.asks().stream().sorted().toList());
        }

        private static String points(double value) {
            return String.format(java.util.Locale.ROOT, "%.1f", value);
        }
    }

    record Answer(Stands predictive, Stands exPost, List<Read> readings) {}

    @GetMapping
    Answer severity(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        SeverityView view = judge.view(caller, id);
        return new Answer(
                Stands.of(view.provisional()),
                Stands.of(view.official()),
                view.readings().stream().map(Read::of).toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Rated rate(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestBody Wanted wanted) {
        Rating.Mode mode =
                Rating.Mode.of(wanted.mode() == null ? "predictive" : wanted.mode())
                        .orElseThrow(() ->
                                Problem.field(
                                        "invalid-mode",
                                        "/mode",
                                        Text.of(
                                                "predictive か ex-post です",
                                                "predictive or ex-post")));
        List<Rating.OnAxis> axes = new ArrayList<>();
        for (Said said : wanted.axes() == null ? List.<Said>of() : wanted.axes()) {
            axes.add(
                    new Rating.OnAxis(
                            said.axis() == null ? "" : said.axis(),
                            said.level() == null ? -1 : said.level(),
                            said.because() == null ? "" : said.because().strip()));
        }
        return Rated.of(
                judge.rate(
                        caller,
                        id,
                        mode,
                        axes,
                        wanted.settles() == null ? List.of() : wanted.settles()));
    }
}
