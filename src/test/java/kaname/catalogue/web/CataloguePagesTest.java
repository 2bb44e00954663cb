package kaname.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Regime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class CataloguePagesTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final AnnotationConfigWebApplicationContext HOUSE =
            new AnnotationConfigWebApplicationContext();
    private static MockMvc mvc;

    @Configuration
    @EnableWebMvc
    @ComponentScan("kaname.platform.web")
    @Import({CataloguePages.class, FactSchemas.class})
    static class House {
        @Bean
        Catalogues catalogues() {
            return Catalogues.only(CATALOGUE);
        }

        /// In Japan it is already the 23rd.
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-22T16:00:00Z"), ZoneOffset.UTC);
        }
    }

    @BeforeAll
    static void open() {
        HOUSE.setServletContext(new MockServletContext());
        HOUSE.register(House.class);
        HOUSE.refresh();
        mvc = MockMvcBuilders.webAppContextSetup(HOUSE).build();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void todayIsJapansToday() throws Exception {
        assertThat(page("/catalogue")).contains("2026年11月23日に施行されている制度");
    }

    @Test
    void sectorsGrowFromSevenToSixteenAndTheSixteenthHasNoName() throws Exception {
        Map.of("2000-12-15", 7, "2005-12-13", 10, "2014-05-19", 13, "2018-07-01", 14)
                .forEach((on, sectors) ->
                        assertThat(page("/catalogue?on=" + on))
                                .contains("重要インフラは" + sectors + "分野"));
        assertThat(page("/catalogue?on=2024-03-01"))
                .contains("重要インフラは15分野")
                .doesNotContain("名称未確認");
        assertThat(page("/catalogue?on=2026-10-01")).contains("重要インフラは16分野", "名称未確認");
    }

    @Test
    void aRegimeIsAbsentThenEnactedThenInForce() {
        Regime report = CATALOGUE.regime("jp-acd-art5").orElseThrow();

        assertThat(standing(report, "2024-04-30")).isEqualTo(Standings.Standing.ABSENT);
        assertThat(standing(report, "2026-09-30")).isEqualTo(Standings.Standing.ENACTED);
        assertThat(standing(report, "2026-10-01")).isEqualTo(Standings.Standing.IN_FORCE);
        assertThat(page("/catalogue?on=2024-04-30")).contains("まだ存在しない");
        assertThat(page("/catalogue?on=2026-09-30")).contains("2026年10月1日に施行中");
    }

    @Test
    void theCoordinatorOfTheDayHasItsPredecessors() {
        assertThat(page("/catalogue?on=2018-07-01")).contains("内閣サイバーセキュリティセンター", "後継：国家サイバー統括室");
        assertThat(page("/catalogue")).contains("前身：内閣サイバーセキュリティセンター ← 内閣官房情報セキュリティセンター");
    }

    @Test
    void aPillarSaysWhatItTakesUp() {
        assertThat(page("/catalogue?on=2014-05-19"))
                .contains("第3次行動計画", "前の計画の「共通脅威分析」、「環境変化への対応」から");
    }

    @Test
    void beforeAnythingWasDecidedThePageSaysWhenItBegan() {
        assertThat(page("/catalogue?on=1999-12-31")).contains("枠組みがまだありません", "2000年12月15日");
    }

    @Test
    void aDayThatIsNoneIsRefusedAtItsFieldAndKept() throws Exception {
        for (String on : new String[] {"tomorrow", "2026-02-30", "9999-01-01", "\"><script>"}) {
            var response = response("/catalogue", on);

            assertThat(response.getStatus()).isEqualTo(400);
            assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                    .contains("aria-invalid=\"true\"", "id=\"on-error\"")
                    .doesNotContain("><script>");
        }
    }

    @Test
    void everyRegimeAndFormHasAPageWhoseSourcesAreAllThere() {
        CATALOGUE.regimes().forEach(regime -> sourced("/catalogue/regimes/" + regime.id()));
        CATALOGUE.forms().keySet().forEach(form -> sourced("/catalogue/forms/" + form));
    }

    @Test
    void aRegimeShowsItsRuleItsConditionAndItsExamples() {
        assertThat(page("/catalogue/regimes/jp-appi"))
                .contains("個人データの漏えい等の報告", "30日以内", "3日から5日", "60日以内")
                .contains("personal_data in [\"possible\", \"confirmed\"]")
                .contains("persons_affected &gt; 1000", "12月1日(火) 24:00 JST", "まだ決まらない");
    }

    @Test
    void whatWasNotReadIsMarked() {
        assertThat(page("/catalogue/regimes/jp-telecom-serious"))
                .contains("provenance unverified", "この基準だけでは義務にしません");
        assertThat(page("/catalogue")).contains("一部未確認");
    }

    @Test
    void theVocabularyLeadsToItsForms() {
        assertThat(page("/catalogue/facts"))
                .contains("id=\"fact-users_affected\"", "href=\"/catalogue/forms/telecom-serious\"")
                .contains("href=\"/catalogue/regimes/jp-telecom-serious\"");
    }

    @Test
    void whatTheCatalogueDoesNotHaveIsNotFound() throws Exception {
        assertThat(response("/catalogue/regimes/none", null).getStatus()).isEqualTo(404);
        assertThat(response("/catalogue/forms/nothing", null).getStatus()).isEqualTo(404);
    }

    @Test
    void theApiIsDescribedToAnyone() throws Exception {
        var response = response("/api/openapi.json", null);

        assertThat(response.getContentType()).startsWith("application/json");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .contains("\"openapi\" : \"3.1.1\"", "\"users_affected\"");
    }

    private static Standings.Standing standing(Regime regime, String on) {
        return Standings.Standing.of(regime, LocalDate.parse(on));
    }

    private static void sourced(String path) {
        String page = page(path);
        Pattern.compile("href=\"#(source-[0-9]+)\"")
                .matcher(page)
                .results()
                .forEach(cited -> assertThat(page).contains("id=\"" + cited.group(1) + "\""));
        assertThat(page).contains("id=\"source-1\"");
    }

    private static String page(String path) {
        try {
            MockHttpServletResponse response = mvc.perform(get(path)).andReturn().getResponse();
            assertThat(response.getStatus()).as(path).isEqualTo(200);
            return response.getContentAsString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }

    private static MockHttpServletResponse response(
            String path, @org.jspecify.annotations.Nullable String on) throws Exception {
        var request = on == null ? get(path) : get(path).param("on", on);
        return mvc.perform(request).andReturn().getResponse();
    }
}
