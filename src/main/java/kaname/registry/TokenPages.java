package kaname.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaname.platform.Callers;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.security.Scope;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tokens: everybody's own, and those of a service account, which its organisation's stewards keep.
@RestController
class TokenPages {

    private static final int LONGEST_NAME = 100;
    private static final String OWN = "/organisation/tokens";
    private static final String SERVICE = "/organisation/accounts/{id}/tokens";

    private final Administration administration;
    private final Colleagues colleagues;
    private final Pages pages;
    private final Clock clock;

    TokenPages(Administration administration, Colleagues colleagues, Pages pages, Clock clock) {
        this.administration = administration;
        this.colleagues = colleagues;
        this.pages = pages;
        this.clock = clock;
    }

    record Row(
            @Nullable String revoke,
            String name,
            Text state,
            Instant createdAt,
            @Nullable Instant until,
            @Nullable Instant lastUsedAt,
            String scopes,
            String networks) {}

    record Asked(
            String name, Set<String> scopes, int days, String networks, Map<String, Text> errors) {
        static final Asked NOTHING = new Asked("", Set.of(), 90, "", Map.of());
    }

    record View(
            String path,
            @Nullable String login,
            List<Row> tokens,
            List<AdministrationPages.Choice> scopes,
            Asked asked) {}

    private record Whose(UUID id, @Nullable String login, String path) {}

    @GetMapping(OWN)
    ResponseEntity<String> own() {
        return list(HttpStatus.OK, mine(), Asked.NOTHING);
    }

    @PostMapping(OWN)
    ResponseEntity<String> issueOwn(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable List<String> scope,
            @RequestParam(defaultValue = "90") int days,
            @RequestParam(defaultValue = "") String networks) {
        return issue(mine(), asked(name, scope, days, networks));
    }

    @PostMapping(OWN + "/{token}/revocation")
    ResponseEntity<String> revokeOwn(@PathVariable UUID token) {
        return revoke(mine(), token);
    }

    @GetMapping(SERVICE)
    ResponseEntity<String> service(@PathVariable UUID id) {
        return list(HttpStatus.OK, kept(id), Asked.NOTHING);
    }

    @PostMapping(SERVICE)
    ResponseEntity<String> issueForService(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable List<String> scope,
            @RequestParam(defaultValue = "90") int days,
            @RequestParam(defaultValue = "") String networks) {
        return issue(kept(id), asked(name, scope, days, networks));
    }

    @PostMapping(SERVICE + "/{token}/revocation")
    ResponseEntity<String> revokeOfService(@PathVariable UUID id, @PathVariable UUID token) {
        return revoke(kept(id), token);
    }

    private ResponseEntity<String> issue(Whose whose, Asked asked) {
        Optional<List<String>> networks = Networks.read(asked.networks());
        Map<String, Text> errors = errors(asked, networks.isPresent());
        if (!errors.isEmpty()) {
            Asked again =
                    new Asked(asked.name(), asked.scopes(), asked.days(), asked.networks(), errors);
            return list(HttpStatus.BAD_REQUEST, whose, again);
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        asked.scopes().forEach(id -> Scope.of(id).ifPresent(scopes::add));
        Secret token =
                administration.token(
                        whose.id(),
                        asked.name(),
                        new Administration.Grant(
                                scopes, networks.orElse(List.of()), Period.ofDays(asked.days())));
        Text heading = Text.of("API トークン「{0}」", "API token “{0}”").with(asked.name());
        return pages.render(
                "registry/admin-once.jte",
                pages.page(heading),
                Map.of(
                        "view",
                        new AdministrationPages.Once(heading, ONCE, token.text(), whose.path())));
    }

    private static final Text ONCE =
            Text.of(
                    "Authorization: Bearer に付けて使います。この画面を閉じると、もう表示できません。保存しているのはハッシュだけです。",
                    "Send it as Authorization: Bearer. It cannot be shown again after you leave"
                            + " this page: only its hash is stored.");

    private static Asked asked(
            String name, @Nullable List<String> scopes, int days, String networks) {
        return new Asked(
                name.strip(),
                scopes == null ? Set.of() : Set.copyOf(scopes),
                days,
                networks.strip(),
                Map.of());
    }

    private Map<String, Text> errors(Asked asked, boolean networks) {
        Map<String, Text> errors = new LinkedHashMap<>();
        if (asked.name().isEmpty() || asked.name().length() > LONGEST_NAME) {
            errors.put(
                    "name",
                    Text.of(
                            "どのプログラムが使うかを100文字以内で書いてください。",
                            "Say which program uses it, in at most 100 characters."));
        }
        if (asked.scopes().isEmpty()
                || asked.scopes().stream().anyMatch(id -> Scope.of(id).isEmpty())) {
            errors.put("scope", Text.of("できることを一つ以上選んでください。", "Choose at least one scope."));
        }
        if (asked.days() < 1 || asked.days() > 365) {
            errors.put("days", Text.of("1〜365日にしてください。", "Give 1 to 365 days."));
        }
        if (!networks) {
            errors.put(
                    "networks",
                    Text.of(
                            "CIDR で20件まで書いてください（例 192.0.2.0/24）。",
                            "Give up to 20 networks in CIDR notation, such as 192.0.2.0/24."));
        }
        return errors;
    }

    private ResponseEntity<String> revoke(Whose whose, UUID token) {
        if (administration.tokens(whose.id()).stream().noneMatch(t -> t.id().equals(token))) {
            throw Problem.notFound();
        }
        administration.revoke(token);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, whose.path())
                .build();
    }

    private ResponseEntity<String> list(HttpStatus status, Whose whose, Asked asked) {
        Instant now = clock.instant();
        View view =
                new View(
                        whose.path(),
                        whose.login(),
                        administration.tokens(whose.id()).stream()
                                .map(token -> row(whose, token, now))
                                .toList(),
                        Arrays.stream(Scope.values())
                                .map(s -> new AdministrationPages.Choice(s.id(), s.label()))
                                .toList(),
                        asked);
        Text title =
                whose.login() == null
                        ? Text.of("自分の API トークン", "Your API tokens")
                        : Text.of("{0} の API トークン", "API tokens of {0}").with(whose.login());
        return pages.render(status, "registry/tokens.jte", pages.page(title), Map.of("view", view));
    }

    private static Row row(Whose whose, Administration.Token token, Instant now) {
        AdministrationPages.TokenRow state = AdministrationPages.row(whose.id(), token, now);
        return new Row(
                state.active() ? whose.path() + "/" + token.id() + "/revocation" : null,
                token.name(),
                state.state(),
                token.createdAt(),
                state.until(),
                token.lastUsedAt(),
                token.scopes(),
                token.networks());
    }

    private static Whose mine() {
        return new Whose(Callers.current().orElseThrow(Problem::notFound).account(), null, OWN);
    }

    private Whose kept(UUID id) {
        Colleagues.Colleague who =
                colleagues
                        .find(id)
                        .filter(Colleagues.Colleague::service)
                        .orElseThrow(Problem::notFound);
        return new Whose(id, who.login(), SERVICE.replace("{id}", id.toString()));
    }
}
