package kaname.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import kaname.platform.security.Scope;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Accounts and tokens over HTTP, in the demo nation's house.
class OrganisationPagesTest {

    private static final House HOUSE = House.open();

    @Test
    void everyCallOfTheApiNeedsItsScopeAndSaysWhich() {
        JsonNode paths = HOUSE.stranger().get("/api/openapi.json").json().path("paths");
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Scope scope : Scope.values()) {
            Desk desk = with(scope);
            for (var path : paths.properties()) {
                String at =
                        path.getKey()
                                .replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-000000000000");
                if (!at.startsWith("/api/v1/")) {
                    continue;
                }
                for (String method : path.getValue().propertyNames()) {
                    if (method.equals("parameters")) {
                        continue;
                    }
                    asked++;
                    HttpRequest.Builder request =
                            desk.request(at)
                                    .header("Content-Type", "application/json")
                                    .method(
                                            method.toUpperCase(java.util.Locale.ROOT),
                                            BodyPublishers.noBody());
                    Desk.Answer answer = desk.send(request);
                    boolean kept = answer.text().contains("missing-scope");
                    boolean needed =
                            Scope.needed(method.toUpperCase(java.util.Locale.ROOT), at) == scope;
                    if (kept == needed
                            || (kept
                                    && (answer.status() != 403
                                            || !answer.pointers().contains("/scope")))) {
                        wrong.add(scope + " " + method + " " + at + " " + answer.status());
                    }
                }
            }
        }
        System.out.println("calls x scopes asked: " + asked);
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(100);
    }

    @Test
    void theFirstDeskOfAnOrganisationKeepsItsAccounts() {
        Browser.Answer page = Browser.at(HOUSE, "port-desk").get("/organisation");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("port-desk").doesNotContain("ministry-desk");
        assertThat(Browser.at(HOUSE, "port-desk").get("/organisation/tokens").status())
                .isEqualTo(200);
        assertThat(Browser.at(HOUSE, "port-desk").get("/administration/two-hands").status())
                .isEqualTo(404);
        assertThat(Browser.of(HOUSE).get("/organisation").status()).isEqualTo(303);
    }

    private static Desk with(Scope scope) {
        Secret token = Secret.token();
        assertThat(token.text()).matches("kaname_[A-Za-z0-9_-]{43}[0-9a-f]{8}");
        HOUSE.database()
                .asOwner()
                .sql(
                        "insert into registry.token (hash, account, name, created_at, scopes)"
                            + " select ?, id, 'scoped', now(), array[?] from registry.account where"
                            + " login = 'port-desk'")
                .params(token.hash(), scope.id())
                .update();
        return new Desk(HOUSE.desk("port-desk").http(), HOUSE.address(), "", token.text());
    }
}
