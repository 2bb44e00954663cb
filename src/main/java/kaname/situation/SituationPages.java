package kaname.situation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.filing.ModeProposals;
import kaname.platform.Caller;
import kaname.platform.Language;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import kaname.platform.web.Part;
import kaname.severity.Ratings;
import kaname.situation.calibration.Forecasts;
import kaname.situation.next.Ahead;
import kaname.situation.next.LookAhead;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What goes on, as far as this authority was told: now, on a wall, or as it stood at a moment of
/// the past.
@RestController
class SituationPages {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final Together<Eyes, Board> boards = new Together<>();
    private final Told told;
    private final LookAhead lookAhead;
    private final Forecasts forecasts;
    private final Ratings ratings;
    private final ModeProposals proposals;
    private final Catalogues catalogues;
    private final TransactionTemplate atOnce;
    private final Pages pages;
    private final Clock clock;

    SituationPages(
            Told told,
            LookAhead lookAhead,
            Forecasts forecasts,
            Ratings ratings,
            ModeProposals proposals,
            Catalogues catalogues,
            PlatformTransactionManager transactions,
            Pages pages,
            Clock clock) {
        this.told = told;
        this.lookAhead = lookAhead;
        this.forecasts = forecasts;
        this.ratings = ratings;
        this.proposals = proposals;
        this.catalogues = catalogues;
        this.atOnce = new TransactionTemplate(transactions);
        atOnce.setReadOnly(true);
        atOnce.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.pages = pages;
        this.clock = clock;
    }

    /// What is asked for. `back` is in hours; whether there is a `wall` counts, whatever it says.
    record Asked(
            @Nullable String at,
            @Nullable Integer back,
            boolean exercise,
            @Nullable String after,
            @Nullable String wall) {

        String template() {
            return wall == null ? "situation/situation.jte" : "situation/wall.jte";
        }

        Board.Form form(Language language) {
            return new Board.Form(language, wall != null, after == null ? "" : after);
        }
    }

    /// What decides what a board shows: whose eyes they are, and on which side of the wall.
    private record Eyes(String organisation, String role, boolean exercise) {}

    /// A page that shows the version `seen` already is told that nothing is new; else, where it
    /// asks by itself, it is given the part that changes and nothing around it.
    @GetMapping("/situation")
    ResponseEntity<?> situation(
            @AuthenticationPrincipal Caller caller,
            @ModelAttribute Asked asked,
            @RequestParam(required = false) @Nullable String seen,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String byItself) {
        onlyForOverseers(caller);
        When when = When.of(asked.at(), asked.back(), clock.instant());
        Place after = Place.read(asked.after());
        Board board =
                when.live() && after == null
                        ? boards.of(
                                new Eyes(caller.organisation(), caller.role(), asked.exercise()),
                                () -> board(caller, when, asked.exercise(), null))
                        : board(caller, when, asked.exercise(), after);
        if (board.situation().version().equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        Page page = pages.page(title(when)).exercise(asked.exercise());
        Part part = board.part(asked.form(page.language()), pages);
        if (seen != null && byItself != null) {
            return pages.answer(part, page.language());
        }
        return pages.render(
                asked.template(),
                page,
                Map.of("situation", board.situation(), "now", board.at(), "part", part));
    }

    private Board board(Caller caller, When when, boolean exercise, @Nullable Place after) {
        Catalogue catalogue = when.live() ? catalogues.now() : catalogues.knownAt(when.at());
        Stages stages = Stages.on(catalogue, LocalDate.ofInstant(when.at(), TOKYO));
        Read read =
                Objects.requireNonNull(
                        atOnce.execute(_ -> read(caller, when, stages, exercise, after)));
        return new Board(
                new DrawSituation(catalogue, when, read.severities())
                        .of(read.picture(), exercise, read.proposals()),
                ahead(caller, when, read.picture().down()),
                caller.role().equals("coordinator"),
                clock.instant());
    }

    /// What stood at one moment, read over one connection: a board does not queue for each of its
    /// parts behind those who ask for it.
    private record Read(
            Told.Picture picture, Severities severities, List<ModeProposals.Proposal> proposals) {}

    private Read read(
            Caller caller, When when, Stages stages, boolean exercise, @Nullable Place after) {
        Told.Picture picture = told.picture(caller, when, stages, exercise, after);
        Map<UUID, Integer> levels = ratings.stood(when.at(), Told.SPAN);
        Severities severities =
                levels.isEmpty()
                        ? Severities.NONE
                        : Severities.of(
                                levels,
                                told.sectors(caller, when, stages, exercise, levels.keySet()));
        return new Read(picture, severities, when.live() ? proposals.open(exercise) : List.of());
    }

    @ModelAttribute
    Asked asked(
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable Integer back,
            @RequestParam(defaultValue = "false") boolean exercise,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String wall) {
        return new Asked(at, back, exercise, after, wall);
    }

    private static Text title(When when) {
        return when.live()
                ? Text.of("状況", "Situation")
                : Text.of("{0}の状況", "Situation at {0}").with(when.local(), when.local());
    }

    /// Now it is worked out and kept; of the past it is what was kept.
    private Ahead ahead(Caller caller, When when, List<Told.Matter> down) {
        if (when.live()) {
            Ahead ahead = lookAhead.of(caller, down.stream().map(Told.Matter::down).toList());
            forecasts.keep(caller, ahead);
            return ahead;
        }
        List<UUID> letters = down.stream().map(Told.Matter::letter).toList();
        return forecasts.stood(letters, when.at());
    }

    private static void onlyForOverseers(Caller caller) {
        if (!caller.kind().equals("coordinator") && !caller.kind().equals("ministry")) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of(
                            "状況は、総合調整と所管省庁の画面です",
                            "The situation belongs to coordinators and ministries"));
        }
    }
}
