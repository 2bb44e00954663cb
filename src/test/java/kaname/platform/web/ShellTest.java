package kaname.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;

class ShellTest {

    private final Pages pages =
            new Pages(
                    new MockEnvironment(),
                    new org.springframework.beans.factory.support.StaticListableBeanFactory()
                            .getBeanProvider(Banner.class),
                    java.time.Clock.systemUTC());

    @Test
    void anOperatorIsOfferedToReportAndAMinistryItsInbox() {
        assertThat(shell("operator", "ja", false))
                .contains("href=\"/report\"", "href=\"/incidents\"")
                .doesNotContain("/inbox", "/situation");
        assertThat(shell("ministry", "ja", false))
                .contains("href=\"/inbox\"", "href=\"/situation\"")
                .doesNotContain("href=\"/report\"");
        assertThat(shell("police", "ja", false)).doesNotContain("/situation");
        assertThat(shell("coordinator", "ja", false))
                .contains("href=\"/inbox\"", "href=\"/situation\"");
    }

    @Test
    void everyPageSpeaksTheReadersLanguage() {
        assertThat(shell("operator", "ja", false)).contains("<html lang=\"ja\"", "サインアウト", "東都電力");
        assertThat(shell("operator", "en-GB,en;q=0.9", false))
                .contains("<html lang=\"en\"", "Sign out", "Toto Electric Power");
        assertThat(shell("operator", "fr", false)).contains("<html lang=\"ja\"");
    }

    @Test
    void anExerciseSaysSoInWordsOnEveryEdgeAndInTheTitle() {
        assertThat(shell("operator", "ja", true))
                .contains("<title>【演習】", "演習です。本物の事案ではありません。", "class=\"exercise\"");
        assertThat(shell("operator", "ja", false)).doesNotContain("演習");
    }

    @Test
    void noPageCarriesInlineScriptOrStyle() {
        assertThat(shell("operator", "ja", true))
                .doesNotContain(" style=")
                .doesNotContain("<style")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern(" on[a-z]+=");
    }

    @Test
    void whatComesFromOutsideIsEscaped() {
        var request = request("/x", "ja");
        var refusal = Refusal.of(Problem.of(400, "x", Text.same("<script>alert(1)</script>\"'")));

        assertThat(
                        pages.text(
                                "platform/refused.jte",
                                pages.page(refusal.title(), request),
                                Map.of("refusal", refusal)))
                .doesNotContain("<script>alert");
    }

    @Test
    void aClockShowsWhatIsLeftTheWallTimeTheRuleAndTheArticle() {
        var now = java.time.Instant.parse("2026-11-23T05:05:00Z");

        assertThat(clock(DueClock.of(now.plusSeconds(72 * 60), now, false)))
                .contains("clock-soon", "data-due=\"2026-11-23T15:17:00+09:00\"", "残り 1時間12分")
                .contains("11月23日(月) 15:17 JST", "24時間以内", "3条");
        assertThat(clock(DueClock.of(null, now, false)))
                .contains("clock-promptly", "速やかに")
                .doesNotContain("data-due", "clock-past");
        assertThat(clock(DueClock.of(now.minusSeconds(7200), now, true)))
                .contains("clock-met")
                .doesNotContain("data-due");
    }

    private String clock(DueClock clock) {
        return pages.text(
                "platform/clock.jte",
                pages.page(Text.same("x"), request("/x", "ja")),
                Map.of("clock", clock, "rule", "24時間以内", "article", "3条"));
    }

    private String shell(String kind, String languages, boolean exercise) {
        var caller =
                new Caller(
                        UUID.randomUUID(),
                        "toto-power",
                        Text.of("東都電力", "Toto Electric Power"),
                        kind,
                        "operator-desk",
                        Text.of("運用監視デスク", "Operations desk"));
        var refusal = Refusal.plain(404);
        return Callers.as(
                caller,
                () ->
                        pages.text(
                                "platform/refused.jte",
                                pages.page(refusal.title(), request("/nowhere", languages))
                                        .exercise(exercise),
                                Map.of("refusal", refusal)));
    }

    private static MockHttpServletRequest request(String path, String languages) {
        var request = new MockHttpServletRequest("GET", path);
        request.addHeader("Accept-Language", languages);
        for (String each : languages.split(",")) {
            request.addPreferredLocale(java.util.Locale.forLanguageTag(each.split(";")[0]));
        }
        request.setAttribute(
                CsrfToken.class.getName(), new DefaultCsrfToken("X-XSRF-TOKEN", "_csrf", "abc"));
        return request;
    }
}
