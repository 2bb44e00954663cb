package kaname.situation.cause;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogues;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import kaname.situation.cause.Judgement.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What several organisations met and may have one cause, with the reasons; a person says what it
/// is.
@RestController
class CausePages {

    private static final Text TITLE = Text.of("共通の原因", "Common causes");

    private final FindCauses find;
    private final Judgements judgements;
    private final Catalogues catalogues;
    private final Pages pages;
    private final Clock clock;

    CausePages(
            FindCauses find,
            Judgements judgements,
            Catalogues catalogues,
            Pages pages,
            Clock clock) {
        this.find = find;
        this.judgements = judgements;
        this.catalogues = catalogues;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/situation/causes")
    ResponseEntity<String> causes(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "false") boolean exercise) {
        return board(HttpStatus.OK, caller, exercise, null);
    }

    private ResponseEntity<String> board(
            HttpStatus status, Caller caller, boolean exercise, @Nullable Text refused) {
        Instant now = clock.instant();
        FindCauses.Found found = find.of(caller, now, exercise);
        Map<String, List<Judgement>> said = judgements.ofThisHouse();
        Map<Boolean, List<CauseBoard.Shown>> shown =
                found.causes().stream()
                        .map(cause ->
                                new CauseBoard.Shown(
                                        new CauseView(cause, catalogues.now()),
                                        Judgements.of(cause, said)))
                        .collect(Collectors.partitioningBy(CauseBoard.Shown::open));
        Map<String, Object> model = new HashMap<>();
        model.put(
                "board",
                new CauseBoard(
                        shown.getOrDefault(true, List.of()),
                        shown.getOrDefault(false, List.of()),
                        found.phenomena(),
                        found.cut(),
                        exercise));
        model.put("days", FindCauses.DAYS);
        model.put("refused", refused);
        return pages.render(
                status, "situation/causes.jte", pages.page(TITLE).exercise(exercise), model);
    }

    /// Says what a group is. It must still be the group that was looked at.
    @PostMapping("/situation/causes")
    ResponseEntity<?> judge(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String mark,
            @RequestParam(defaultValue = "") String members,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String because,
            @RequestParam(defaultValue = "false") boolean exercise) {
        FindCauses.onlyForReaders(caller);
        if (because.length() > Judgements.LONGEST) {
            return board(
                    HttpStatus.BAD_REQUEST,
                    caller,
                    exercise,
                    Text.of("理由は2,000文字までです", "At most 2,000 characters of reason"));
        }
        Verdict said =
                Arrays.stream(Verdict.values())
                        .filter(v -> v.id().equals(verdict))
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.field(
                                        "invalid-verdict",
                                        "/verdict",
                                        Text.of(
                                                "common、unrelated、open のどれかです",
                                                "common, unrelated or open")));
        Set<String> looked = new HashSet<>(List.of(members.split(",")));
        CommonCause cause =
                find.of(caller, clock.instant(), exercise).causes().stream()
                        .filter(one -> one.leading().mark().id().equals(mark))
                        .filter(one -> looked.equals(ids(one)))
                        .findFirst()
                        .orElse(null);
        if (cause == null) {
            return board(
                    HttpStatus.CONFLICT,
                    caller,
                    exercise,
                    Text.of(
                            "見ているあいだに変わりました。いまのものを見直してください",
                            "It changed while you looked. Look at it as it is now"));
        }
        judgements.say(caller, cause, said, because.strip());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/situation/causes" + (exercise ? "?exercise=true" : "")))
                .build();
    }

    private static Set<String> ids(CommonCause cause) {
        Set<String> ids = new HashSet<>();
        cause.ids().stream().map(UUID::toString).forEach(ids::add);
        return ids;
    }
}
