package kaname.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Accounts and tokens, for administrators. Nobody else learns that these pages exist.
@RestController
@RequestMapping("/administration")
class AdministrationPages {

    private static final int LONGEST_TITLE = 100;

    private final Administration administration;
    private final Pages pages;
    private final Clock clock;

    AdministrationPages(Administration administration, Pages pages, Clock clock) {
        this.administration = administration;
        this.pages = pages;
        this.clock = clock;
    }

    record AccountRow(
            String link,
            String login,
            Text organisation,
            Text role,
            Text title,
            boolean ready,
            boolean steward,
            boolean closed) {}

    record ActRow(Instant at, String login, Text what, String subject) {}

    record Choice(String id, Text label) {}

    /// The form for a new account as entered.
    record Form(
            String organisation,
            String role,
            String login,
            String ja,
            String en,
            Map<String, Text> errors) {
        static final Form EMPTY = new Form("", "", "", "", "", Map.of());
    }

    record Overview(
            List<AccountRow> accounts,
            @Nullable String more,
            List<Choice> organisations,
            List<Choice> roles,
            List<ActRow> acts,
            Form form) {}

    record TokenRow(
            String revoke,
            String name,
            Instant createdAt,
            @Nullable Instant until,
            Text state,
            boolean active) {}

    record Detail(
            String path,
            AccountRow account,
            List<TokenRow> tokens,
            String name,
            @Nullable Text error) {}

    /// Shown once: a link or a token.
    record Once(Text heading, Text what, String secret, String back) {}

    @ModelAttribute
    void administratorsOnly() {
        Administrators.only();
    }

    @GetMapping
    ResponseEntity<String> overview(@RequestParam(defaultValue = "") String after) {
        return overview(HttpStatus.OK, after, Form.EMPTY);
    }

    @PostMapping("/accounts")
    ResponseEntity<String> create(
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String ja,
            @RequestParam(defaultValue = "") String en) {
        Form entered =
                new Form(
                        organisation.strip(),
                        role,
                        login.strip().toLowerCase(Locale.ROOT),
                        ja.strip(),
                        en.strip(),
                        Map.of());
        Map<String, Text> errors = errors(entered);
        if (!errors.isEmpty()) {
            return refused(entered, errors);
        }
        UUID id;
        try {
            id =
                    administration.create(
                            new Administration.NewAccount(
                                    entered.organisation(),
                                    entered.role(),
                                    entered.login(),
                                    Text.of(entered.ja(), entered.en()),
                                    false));
        } catch (DuplicateKeyException taken) {
            return refused(entered, Map.of("login", OneTimeLinkPages.LOGIN_TAKEN));
        } catch (DataAccessException alone) {
            if (!entered.role().equals(Role.ADMINISTRATOR.id())) {
                throw alone;
            }
            return refused(entered, Map.of("role", SECOND_PERSON));
        }
        return link(id);
    }

    private static final Text SECOND_PERSON =
            Text.of(
                    "先に「二人目の確認」で、もう一人の管理者に認めてもらってください。",
                    "Another administrator has to grant this first, under “A second person”.");

    @PostMapping("/accounts/{id}/{deed}")
    ResponseEntity<Void> alter(@PathVariable UUID id, @PathVariable String deed) {
        try {
            administration.alter(id, Deed.at(deed).orElseThrow(Problem::notFound));
        } catch (DataAccessException alone) {
            throw Problem.of(403, "second-person-needed", SECOND_PERSON);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path(id))
                .build();
    }

    @GetMapping("/accounts/{id}")
    ResponseEntity<String> account(@PathVariable UUID id) {
        return detail(HttpStatus.OK, id, "", null);
    }

    @PostMapping("/accounts/{id}/link")
    ResponseEntity<String> link(@PathVariable UUID id) {
        Administration.Account account = administration.account(id);
        String link =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/welcome/" + administration.link(id).text())
                        .toUriString();
        return once(
                new Once(
                        Text.of("{0} のパスワードを決めるリンク", "Link for choosing the password of {0}")
                                .with(account.login()),
                        Text.of(
                                "24時間のうちに一度だけ使えます。本人にだけ、安全な方法で渡してください。この画面を閉じると、もう表示できません。",
                                "It works once within 24 hours. Hand it to that person only, in a"
                                        + " safe way. It cannot be shown again after you leave this"
                                        + " page."),
                        link,
                        path(id)));
    }

    @PostMapping("/accounts/{id}/tokens")
    ResponseEntity<String> token(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String name) {
        String known = name.strip();
        if (known.isEmpty() || known.length() > LONGEST_TITLE) {
            return detail(
                    HttpStatus.BAD_REQUEST,
                    id,
                    known,
                    Text.of(
                            "どのプログラムが使うかを100文字以内で書いてください。",
                            "Say which program uses it, in at most 100 characters."));
        }
        Secret token = administration.token(id, known, Administration.Grant.YEAR);
        return once(
                new Once(
                        Text.of("API トークン「{0}」", "API token “{0}”").with(known),
                        Text.of(
                                "Authorization: Bearer"
                                        + " に付けて使います。この画面を閉じると、もう表示できません。保存しているのはハッシュだけです。",
                                "Send it as Authorization: Bearer. It cannot be shown again after"
                                        + " you leave this page: only its hash is stored."),
                        token.text(),
                        path(id)));
    }

    @PostMapping("/accounts/{id}/tokens/{token}/revocation")
    ResponseEntity<Void> revoke(@PathVariable UUID id, @PathVariable UUID token) {
        administration.revoke(token);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path(id))
                .build();
    }

    private Map<String, Text> errors(Form form) {
        Map<String, Text> errors = new LinkedHashMap<>();
        Optional<Organisation> organisation = administration.organisation(form.organisation());
        Optional<Role> role = Role.of(form.role());
        if (organisation.isEmpty()) {
            errors.put(
                    "organisation",
                    Text.of("登録された組織を選んでください。", "Choose an organisation of the registry."));
        }
        if (role.isEmpty()) {
            errors.put("role", Text.of("役割を選んでください。", "Choose a role."));
        } else if (organisation.isPresent() && !role.get().fits(organisation.get())) {
            errors.put(
                    "role",
                    Text.of(
                            "この組織の種類には使えない役割です。管理者は「運営」だけに置けます。",
                            "This role does not fit that kind of organisation. Administrators"
                                    + " belong to the House only."));
        }
        if (!OneTimeLinkPages.LOGIN.matcher(form.login()).matches()) {
            errors.put("login", OneTimeLinkPages.LOGIN_RULE);
        }
        Text title = Text.of("1〜100文字で入力してください。", "Enter 1 to 100 characters.");
        if (form.ja().isEmpty() || form.ja().length() > LONGEST_TITLE) {
            errors.put("ja", title);
        }
        if (form.en().isEmpty() || form.en().length() > LONGEST_TITLE) {
            errors.put("en", title);
        }
        return errors;
    }

    private ResponseEntity<String> refused(Form entered, Map<String, Text> errors) {
        return overview(
                HttpStatus.BAD_REQUEST,
                "",
                new Form(
                        entered.organisation(),
                        entered.role(),
                        entered.login(),
                        entered.ja(),
                        entered.en(),
                        errors));
    }

    private ResponseEntity<String> overview(HttpStatus status, String after, Form form) {
        Page page = page(Text.of("管理", "Administration"));
        List<Administration.Account> found = administration.accounts(after);
        boolean more = found.size() > Administration.PAGE;
        List<Administration.Account> shown = more ? found.subList(0, Administration.PAGE) : found;
        Overview overview =
                new Overview(
                        shown.stream().map(AdministrationPages::row).toList(),
                        more ? "/administration?after=" + shown.getLast().login() : null,
                        administration.organisations().stream()
                                .map(o -> new Choice(o.id(), o.name()))
                                .toList(),
                        Arrays.stream(Role.values())
                                .map(role -> new Choice(role.id(), role.label()))
                                .toList(),
                        administration.acts().stream().map(AdministrationPages::act).toList(),
                        form);
        return pages.render(status, "registry/admin.jte", page, Map.of("view", overview));
    }

    private ResponseEntity<String> detail(
            HttpStatus status, UUID id, String name, @Nullable Text error) {
        Administration.Account account = administration.account(id);
        Instant now = clock.instant();
        Detail detail =
                new Detail(
                        path(id),
                        row(account),
                        administration.tokens(id).stream().map(t -> row(id, t, now)).toList(),
                        name,
                        error);
        return pages.render(
                status,
                "registry/admin-account.jte",
                page(Text.of("アカウント {0}", "Account {0}").with(account.login())),
                Map.of("view", detail));
    }

    private ResponseEntity<String> once(Once once) {
        return pages.render("registry/admin-once.jte", page(once.heading()), Map.of("view", once));
    }

    private Page page(Text title) {
        return pages.page(title);
    }

    private static AccountRow row(Administration.Account account) {
        return new AccountRow(
                path(account.id()),
                account.login(),
                account.organisation().name(),
                Role.labelOf(account.role()),
                account.title(),
                account.hasPassword(),
                account.steward(),
                account.closed());
    }

    static ActRow act(Administration.Act act) {
        String login = act.login();
        return new ActRow(
                act.at(), login == null ? "house" : login, what(act.what()), act.subject());
    }

    static TokenRow row(UUID account, Administration.Token token, Instant now) {
        boolean revoked = token.revokedAt() != null;
        boolean expired = token.expiresAt() != null && !token.expiresAt().isAfter(now);
        Text state =
                revoked
                        ? Text.of("取り消し済み", "Revoked")
                        : expired ? Text.of("期限切れ", "Expired") : Text.of("使用可", "Valid");
        return new TokenRow(
                path(account) + "/tokens/" + token.id() + "/revocation",
                token.name(),
                token.createdAt(),
                revoked ? token.revokedAt() : token.expiresAt(),
                state,
                !revoked && !expired);
    }

    private static String path(UUID id) {
        return "/administration/accounts/" + id;
    }

    static Text what(String what) {
        return switch (what) {
            case "first-administrator" -> Text.of("最初の管理者になった", "Became the first administrator");
            case "sessions-ended" -> Text.of("サインインを終わらせた", "Ended sessions");
            case "second-factor-removed" -> Text.of("確認コードを外した", "Took codes away");
            case "registry-added" -> Text.of("登録簿に追加した", "Added to the registry");
            case "account-created" -> Text.of("アカウントを作った", "Created an account");
            case "link-issued" -> Text.of("パスワード用リンクを出した", "Issued a password link");
            case "password-set" -> Text.of("パスワードを決めた", "Chose a password");
            case "token-issued" -> Text.of("トークンを出した", "Issued a token");
            case "service-created" -> Text.of("サービスアカウントを作った", "Created a service account");
            case "invited" -> Text.of("メールで招いた", "Invited by mail");
            case "link-revoked" -> Text.of("リンクを取り消した", "Withdrew a link");
            case "account-closed" -> Text.of("アカウントを閉じた", "Closed an account");
            case "account-reopened" -> Text.of("アカウントを開き直した", "Reopened an account");
            case "steward-given" -> Text.of("アカウント管理を任せた", "Made a steward");
            case "steward-taken" -> Text.of("アカウント管理を外した", "No longer a steward");
            case "role-changed" -> Text.of("役割を変えた", "Changed a role");
            case "two-hands-asked" -> Text.of("二人目の確認を求めた", "Asked for a second person");
            case "two-hands-granted" -> Text.of("二人目として認めた", "Granted as the second person");
            case "two-hands-refused" -> Text.of("二人目として断った", "Refused as the second person");
            case "token-revoked" -> Text.of("トークンを取り消した", "Revoked a token");
            default -> Text.same(what);
        };
    }
}
