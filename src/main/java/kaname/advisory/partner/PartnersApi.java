package kaname.advisory.partner;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Cursor;
import kaname.platform.Problem;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The register of foreign partners, for programs of the coordinator.
@RestController
@RequestMapping(path = "/api/v1/partners", produces = MediaType.APPLICATION_JSON_VALUE)
class PartnersApi {

    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final Partners partners;
    private final PartnerTokens tokens;
    private final Fetches fetches;
    private final Clock clock;

    PartnersApi(Partners partners, PartnerTokens tokens, Fetches fetches, Clock clock) {
        this.partners = partners;
        this.tokens = tokens;
        this.fetches = fetches;
        this.clock = clock;
    }

    record Sent(
            @Nullable String id,
            @Nullable String nameJa,
            @Nullable String nameEn,
            @Nullable String kind,
            @Nullable String country,
            @Nullable String ceiling,
            @Nullable String instrument,
            @Nullable String agreedOn,
            @Nullable String reviewOn,
            @Nullable String purpose,
            @Nullable String contact,
            @Nullable Integer last) {

        PartnerCheck.Written written(@Nullable String known) {
            return new PartnerCheck.Written(
                    known == null ? or(id) : known,
                    or(nameJa),
                    or(nameEn),
                    or(kind),
                    or(country),
                    or(ceiling),
                    or(instrument),
                    or(agreedOn),
                    or(reviewOn),
                    or(purpose),
                    or(contact));
        }
    }

    record EntryShown(
            int number,
            String nameJa,
            String nameEn,
            String kind,
            @Nullable String country,
            String ceiling,
            String instrument,
            LocalDate agreedOn,
            LocalDate reviewOn,
            String purpose,
            String contact,
            Instant at) {
        static @Nullable EntryShown of(Partner.@Nullable Entry entry) {
            if (entry == null) {
                return null;
            }
            Partner.Terms terms = entry.terms();
            return new EntryShown(
                    entry.number(),
                    terms.name().ja(),
                    terms.name().en(),
                    terms.kind().id(),
                    terms.country(),
                    terms.ceiling().label(),
                    terms.instrument(),
                    terms.agreedOn(),
                    terms.reviewOn(),
                    terms.purpose(),
                    terms.contact(),
                    entry.at());
        }
    }

    record Shown(
            String id,
            String state,
            @Nullable EntryShown entry,
            @Nullable EntryShown pending,
            @Nullable String suspendedBecause) {
        static Shown of(Partner one) {
            Partner.Pause paused = one.paused();
            return new Shown(
                    one.id(),
                    one.state().id(),
                    EntryShown.of(one.entry()),
                    EntryShown.of(one.pending()),
                    paused == null ? null : paused.reason());
        }
    }

    record PartnerList(List<Shown> partners, @Nullable String next) {}

    record Which(@Nullable Integer number) {}

    record Reason(@Nullable String reason) {}

    record TokenWanted(@Nullable String name, @Nullable String networks) {}

    record TokenList(List<PartnerTokens.Token> tokens) {}

    record Fetched(
            Instant at, String token, String way, int total, List<Fetches.Item> advisories) {}

    record FetchList(List<Fetched> fetches, @Nullable String next) {}

    record WithinLine(
            UUID id, @Nullable String title, String author, String tlp, Instant releasedAt) {}

    record WithinList(List<WithinLine> advisories, @Nullable String next) {}

    @GetMapping
    PartnerList list(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "") String after) {
        Registers.only(caller);
        List<Partner> found = partners.page(after);
        List<Partner> page = found.stream().limit(Partners.PAGE).toList();
        return new PartnerList(
                page.stream().map(Shown::of).toList(),
                found.size() > page.size() ? page.getLast().id() : null);
    }

    @PostMapping
    ResponseEntity<Shown> enter(@AuthenticationPrincipal Caller caller, @RequestBody Sent sent) {
        Registers.only(caller);
        PartnerCheck.Written written = sent.written(null);
        partners.enter(caller, written.id(), checked(written));
        return ResponseEntity.status(HttpStatus.CREATED).body(one(caller, written.id()));
    }

    @GetMapping("/{partner}")
    Shown one(@AuthenticationPrincipal Caller caller, @PathVariable String partner) {
        Registers.only(caller);
        return Shown.of(partners.find(partner).orElseThrow(Problem::notFound));
    }

    /// Waits for a second account; what counted before counts until then.
    @PostMapping("/{partner}/entries")
    ResponseEntity<Shown> alter(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String partner,
            @RequestBody Sent sent) {
        one(caller, partner);
        Integer last = sent.last();
        partners.alter(caller, partner, last == null ? 0 : last, checked(sent.written(partner)));
        return ResponseEntity.status(HttpStatus.CREATED).body(one(caller, partner));
    }

    @PostMapping("/{partner}/confirmation")
    Shown confirm(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String partner,
            @RequestBody Which wanted) {
        Integer number = wanted.number();
        partners.confirm(caller, partner, number == null ? 0 : number);
        return one(caller, partner);
    }

    @PostMapping("/{partner}/suspension")
    Shown suspend(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String partner,
            @RequestBody Reason reason) {
        partners.suspend(caller, partner, or(reason.reason()));
        return one(caller, partner);
    }

    @PostMapping("/{partner}/resumption")
    Shown resume(@AuthenticationPrincipal Caller caller, @PathVariable String partner) {
        partners.resume(caller, partner);
        return one(caller, partner);
    }

    @GetMapping("/{partner}/tokens")
    TokenList tokens(@AuthenticationPrincipal Caller caller, @PathVariable String partner) {
        one(caller, partner);
        return new TokenList(tokens.of(partner));
    }

    /// The token itself is told this once.
    @PostMapping("/{partner}/tokens")
    ResponseEntity<PartnerTokens.Issued> issue(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String partner,
            @RequestBody TokenWanted wanted) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(tokens.issue(caller, partner, or(wanted.name()), or(wanted.networks())));
    }

    @PostMapping("/{partner}/tokens/{token}/revocation")
    TokenList revoke(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String partner,
            @PathVariable UUID token) {
        tokens.revoke(caller, partner, token);
        return tokens(caller, partner);
    }

    /// What it could fetch now.
    @GetMapping("/{partner}/advisories")
    WithinList within(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String partner,
            @RequestParam(required = false) @Nullable String after) {
        one(caller, partner);
        List<Fetches.Within> found =
                fetches.within(partner, after == null ? Fetches.START : Cursor.parse(after));
        List<Fetches.Within> page = found.stream().limit(Fetches.PAGE).toList();
        return new WithinList(
                page.stream()
                        .map(w ->
                                new WithinLine(
                                        w.id(),
                                        w.title(),
                                        w.author(),
                                        w.marking().label(),
                                        w.releasedAt()))
                        .toList(),
                found.size() > page.size()
                        ? new Cursor(page.getLast().releasedAt(), page.getLast().id()).toString()
                        : null);
    }

    /// What it fetched, the latest first.
    @GetMapping("/{partner}/fetches")
    FetchList fetches(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String partner,
            @RequestParam(required = false) @Nullable Long before) {
        one(caller, partner);
        List<Fetches.Fetch> found = fetches.of(partner, before == null ? Long.MAX_VALUE : before);
        List<Fetches.Fetch> page = found.stream().limit(Fetches.PAGE).toList();
        return new FetchList(
                page.stream()
                        .map(f ->
                                new Fetched(f.at(), f.token(), f.way(), f.total(), f.advisories()))
                        .toList(),
                found.size() > page.size() ? Long.toString(page.getLast().id()) : null);
    }

    private Partner.Terms checked(PartnerCheck.Written written) {
        return PartnerCheck.of(
                written, LocalDate.ofInstant(clock.instant(), TOKYO), partners::home);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
