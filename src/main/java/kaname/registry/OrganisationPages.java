package kaname.registry;

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
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The accounts of an organisation, for its stewards. To others of the organisation the page is
/// about their own tokens.
@RestController
@RequestMapping("/organisation")
class OrganisationPages {

    private static final int LONGEST_TITLE = 100;

    private final Colleagues colleagues;
    private final Administration administration;
    private final Invite invite;
    private final Pages pages;

    OrganisationPages(
            Colleagues colleagues, Administration administration, Invite invite, Pages pages) {
        this.colleagues = colleagues;
        this.administration = administration;
        this.invite = invite;
        this.pages = pages;
    }

    record Row(
            String path,
            String login,
            Text role,
            Text title,
            boolean steward,
            boolean service,
            boolean closed,
            Text state,
            @Nullable Instant until) {}

    record Form(
            String kind,
            String role,
            String login,
            String mail,
            String ja,
            String en,
            Map<String, Text> errors) {
        static final Form EMPTY = new Form("person", "", "", "", "", "", Map.of());
    }

    record Overview(
            Text organisation,
            List<Row> accounts,
            @Nullable String more,
            List<AdministrationPages.Choice> roles,
            List<AdministrationPages.ActRow> acts,
            Form form) {}

    record Detail(
            Row account,
            String mail,
            List<AdministrationPages.Choice> roles,
            @Nullable Text error) {}

    @GetMapping
    ResponseEntity<String> overview(@RequestParam(defaultValue = "") String after) {
        return colleagues
                .kept()
                .map(kept -> overview(HttpStatus.OK, kept, after, Form.EMPTY))
                .orElseGet(() ->
                        ResponseEntity.status(HttpStatus.SEE_OTHER)
                                .header(HttpHeaders.LOCATION, "/organisation/tokens")
                                .build());
    }

    @PostMapping("/accounts")
    ResponseEntity<String> add(
            @RequestParam(defaultValue = "person") String kind,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String ja,
            @RequestParam(defaultValue = "") String en) {
        Organisation kept = kept();
        String name = login.strip().toLowerCase(Locale.ROOT);
        Form entered = new Form(kind, role, name, mail.strip(), ja.strip(), en.strip(), Map.of());
        Map<String, Text> errors = errors(kept, entered);
        if (!errors.isEmpty()) {
            return refused(kept, entered, errors);
        }
        try {
            return added(kept, entered);
        } catch (DuplicateKeyException taken) {
            return refused(kept, entered, Map.of("login", OneTimeLinkPages.LOGIN_TAKEN));
        }
    }

    private ResponseEntity<String> added(Organisation kept, Form entered) {
        boolean service = entered.kind().equals("service");
        UUID id =
                administration.create(
                        new Administration.NewAccount(
                                kept.id(),
                                entered.role(),
                                entered.login(),
                                Text.of(entered.ja(), entered.en()),
                                service));
        return service
                ? seeOther(path(id) + "/tokens")
                : invited(id, entered.login(), entered.mail(), kept);
    }

    @GetMapping("/accounts/{id}")
    ResponseEntity<String> account(@PathVariable UUID id) {
        return detail(HttpStatus.OK, id, null);
    }

    /// Sends a new link; the one before ends.
    @PostMapping("/accounts/{id}/invitation")
    ResponseEntity<String> again(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String mail) {
        Organisation kept = kept();
        Colleagues.Colleague who = colleague(id);
        if (!Invite.isMail(mail.strip())) {
            return detail(HttpStatus.BAD_REQUEST, id, NO_MAIL);
        }
        return invited(id, who.login(), mail.strip(), kept);
    }

    @PostMapping("/accounts/{id}/invitation/end")
    ResponseEntity<String> end(@PathVariable UUID id) {
        colleague(id);
        administration.endLinks(id);
        return seeOther(path(id));
    }

    @PostMapping("/accounts/{id}/role")
    ResponseEntity<String> role(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String role) {
        Organisation kept = kept();
        colleague(id);
        Optional<Role> wanted = Role.of(role).filter(each -> each.fits(kept));
        if (wanted.isEmpty()) {
            return detail(HttpStatus.BAD_REQUEST, id, NO_ROLE);
        }
        administration.changeRole(id, wanted.get());
        return seeOther(path(id));
    }

    @PostMapping("/accounts/{id}/{deed}")
    ResponseEntity<String> alter(@PathVariable UUID id, @PathVariable String deed) {
        colleague(id);
        administration.alter(id, Deed.at(deed).orElseThrow(Problem::notFound));
        return seeOther(colleagues.kept().isPresent() ? path(id) : "/organisation/tokens");
    }

    private static final Text NO_MAIL =
            Text.of(
                    "メールアドレスを入れてください（例 desk@example.jp）。",
                    "Enter a mail address, such as desk@example.jp.");
    private static final Text NO_ROLE =
            Text.of("この組織の種類に合う役割を選んでください。", "Choose a role that fits this organisation.");

    private ResponseEntity<String> invited(UUID id, String login, String to, Organisation kept) {
        return invite.send(id, login, kept.name(), to)
                .map(link ->
                        pages.render(
                                "registry/admin-once.jte",
                                pages.page(
                                        Text.of("{0} への招待リンク", "Invitation for {0}").with(login)),
                                Map.of(
                                        "view",
                                        new AdministrationPages.Once(
                                                Text.of("{0} への招待リンク", "Invitation for {0}")
                                                        .with(login),
                                                Text.of(
                                                        "メールを送れませんでした。72時間のうちに一度だけ使えるリンクです。本人にだけ渡してください。この画面を閉じると、もう表示できません。",
                                                        "No mail could leave. This link works once"
                                                            + " within 72 hours: hand it to that"
                                                            + " person only. It cannot be shown"
                                                            + " again after you leave this page."),
                                                link,
                                                path(id)))))
                .orElseGet(() -> seeOther(path(id)));
    }

    private Map<String, Text> errors(Organisation kept, Form form) {
        Map<String, Text> errors = new LinkedHashMap<>();
        boolean service = form.kind().equals("service");
        if (!service && !form.kind().equals("person")) {
            errors.put("kind", Text.of("人かプログラムかを選んでください。", "Choose a person or a program."));
        }
        if (Role.of(form.role()).filter(role -> role.fits(kept)).isEmpty()) {
            errors.put("role", NO_ROLE);
        }
        if (!OneTimeLinkPages.LOGIN.matcher(form.login()).matches()) {
            errors.put("login", OneTimeLinkPages.LOGIN_RULE);
        }
        if (!service && !Invite.isMail(form.mail())) {
            errors.put("mail", NO_MAIL);
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

    private ResponseEntity<String> refused(Organisation kept, Form form, Map<String, Text> errors) {
        return overview(
                HttpStatus.BAD_REQUEST,
                kept,
                "",
                new Form(
                        form.kind(),
                        form.role(),
                        form.login(),
                        form.mail(),
                        form.ja(),
                        form.en(),
                        errors));
    }

    private ResponseEntity<String> overview(
            HttpStatus status, Organisation kept, String after, Form form) {
        List<Colleagues.Colleague> found = colleagues.after(after);
        boolean more = found.size() > Administration.PAGE;
        List<Colleagues.Colleague> shown = more ? found.subList(0, Administration.PAGE) : found;
        Overview view =
                new Overview(
                        kept.name(),
                        shown.stream().map(OrganisationPages::row).toList(),
                        more ? "/organisation?after=" + shown.getLast().login() : null,
                        roles(kept),
                        administration.acts().stream().map(AdministrationPages::act).toList(),
                        form);
        return pages.render(
                status,
                "registry/organisation.jte",
                pages.page(Text.of("組織のアカウント", "Accounts of the organisation")),
                Map.of("view", view));
    }

    private ResponseEntity<String> detail(HttpStatus status, UUID id, @Nullable Text error) {
        Organisation kept = kept();
        Colleagues.Colleague who = colleague(id);
        String mail = who.mail();
        Detail view = new Detail(row(who), mail == null ? "" : mail, roles(kept), error);
        return pages.render(
                status,
                "registry/organisation-account.jte",
                pages.page(Text.of("アカウント {0}", "Account {0}").with(who.login())),
                Map.of("view", view));
    }

    private static List<AdministrationPages.Choice> roles(Organisation kept) {
        return Arrays.stream(Role.values())
                .filter(role -> role.fits(kept))
                .map(role -> new AdministrationPages.Choice(role.id(), role.label()))
                .toList();
    }

    private Organisation kept() {
        return colleagues.kept().orElseThrow(Problem::notFound);
    }

    private Colleagues.Colleague colleague(UUID id) {
        return colleagues.find(id).orElseThrow(Problem::notFound);
    }

    private static Row row(Colleagues.Colleague who) {
        return new Row(
                path(who.id()),
                who.login(),
                Role.of(who.role()).map(Role::label).orElse(Text.same(who.role())),
                who.title(),
                who.steward(),
                who.service(),
                who.closed(),
                state(who),
                who.invitedUntil());
    }

    private static Text state(Colleagues.Colleague who) {
        if (who.closed()) {
            return Text.of("閉じています", "Closed");
        }
        if (who.service()) {
            return Text.of("プログラム用", "For a program");
        }
        if (who.invitedUntil() != null) {
            return Text.of("招待中", "Invited");
        }
        return who.hasPassword()
                ? Text.of("使えます", "In use")
                : Text.of("まだ入る方法がありません", "No way in yet");
    }

    private static String path(UUID id) {
        return "/organisation/accounts/" + id;
    }

    private static ResponseEntity<String> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
