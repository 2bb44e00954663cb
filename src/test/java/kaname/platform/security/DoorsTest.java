package kaname.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Text;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class DoorsTest {

    private static final String TOKEN = "a-token-of-the-toto-desk";
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)");

    private final AnnotationConfigWebApplicationContext house =
            new AnnotationConfigWebApplicationContext();
    private MockMvc mvc;

    /// The registry with one desk in it.
    static class OneDesk extends Accounts {

        private static final Account DESK =
                new Account(
                        new Caller(
                                UUID.randomUUID(),
                                "toto-power",
                                Text.of("東都電力", "Toto Electric Power"),
                                "operator",
                                "operator-desk",
                                Text.of("運用監視デスク", "Operations desk")),
                        "{noop}correct horse");

        OneDesk() {
            super(JdbcClient.create(new SimpleDriverDataSource()));
        }

        @Override
        Optional<Account> byLogin(String login) {
            return login.equals("toto-desk") ? Optional.of(DESK) : Optional.empty();
        }

        @Override
        Optional<Account> byToken(byte[] hash, Instant at) {
            try {
                byte[] known = MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes());
                return MessageDigest.isEqual(known, hash) ? Optional.of(DESK) : Optional.empty();
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Configuration
    @EnableWebMvc
    @EnableWebSecurity
    @ComponentScan("kaname.platform.web")
    static class House {
        @Bean
        Accounts accounts() {
            return new OneDesk();
        }

        @Bean
        Desk desk() {
            return new Desk();
        }
    }

    @RestController
    static class Desk {
        @GetMapping({"/report", "/api/v1/me"})
        String me() {
            return Callers.current().map(Caller::organisation).orElse("nobody");
        }
    }

    @BeforeEach
    void open() {
        house.setServletContext(new MockServletContext());
        house.getEnvironment().addActiveProfile("demo");
        house.register(
                House.class,
                Security.class,
                Refuse.class,
                Session.class,
                SignInDoor.class,
                SignInLimit.class,
                SignInPages.class,
                DemoSignIn.class);
        house.refresh();
        mvc =
                MockMvcBuilders.webAppContextSetup(house)
                        .addFilters(house.getBean("springSecurityFilterChain", Filter.class))
                        .build();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aTokenOpensTheDoorForMachinesAndNothingElseDoes() throws Exception {
        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer " + TOKEN))
                .andExpect(content().string("toto-power"));
        mvc.perform(get("/api/v1/me"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer realm=\"kaname\""))
                .andExpect(content().contentType("application/problem+json"));
        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer someone-elses-token"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("/problems/sign-in-required"));
        mvc.perform(get("/api/v1/me").session(signedIn())).andExpect(status().isUnauthorized());
        mvc.perform(get("/report").header("Authorization", "Bearer " + TOKEN))
                .andExpect(status().isSeeOther());
    }

    @Test
    void whoIsNotSignedInIsAskedToAndComesBack() throws Exception {
        mvc.perform(get("/report"))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/sign-in?back=%2Freport"));
        mvc.perform(get("/report").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().exists("HX-Redirect"));
    }

    @Test
    void theRightPasswordBeginsANewSession() throws Exception {
        var before = new MockHttpSession();
        String old = before.getId();
        var session = (MockHttpSession) signIn("correct horse", before).getRequest().getSession();

        assertThat(session).isNotNull();
        assertThat(session.getId()).isNotEqualTo(old);
        mvc.perform(get("/report").session(session)).andExpect(content().string("toto-power"));
    }

    @Test
    void guessingIsAnsweredWithWhenToTryAgain() throws Exception {
        for (int i = 0; i < SignInLimit.FREE_FOR_LOGIN; i++) {
            assertThat(signIn("wrong", new MockHttpSession()).getResponse().getStatus())
                    .isEqualTo(401);
        }
        var refused = signIn("correct horse", new MockHttpSession()).getResponse();

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).matches("[1-9][0-9]*");
    }

    @Test
    void aFormWithoutItsTokenIsRefusedInWords() throws Exception {
        mvc.perform(post("/sign-in").param("login", "toto-desk").param("password", "x"))
                .andExpect(status().isForbidden())
                .andExpect(content().string(Matchers.containsString("/_csrf")));
    }

    @Test
    void everyAnswerForbidsWhatNoPageNeeds() throws Exception {
        mvc.perform(get("/sign-in"))
                .andExpect(
                        header().string(
                                        "Content-Security-Policy",
                                        Matchers.startsWith(
                                                "default-src 'none'; script-src 'self';")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().doesNotExist("Strict-Transport-Security"));
    }

    private MockHttpSession signedIn() throws Exception {
        var session = new MockHttpSession();
        signIn("correct horse", session);
        return session;
    }

    private MvcResult signIn(String password, MockHttpSession session) throws Exception {
        var page = mvc.perform(get("/sign-in")).andReturn().getResponse();
        var token = FORM_TOKEN.matcher(page.getContentAsString());
        assertThat(token.find()).isTrue();
        Cookie cookie = page.getCookie("XSRF-TOKEN");
        return mvc.perform(
                        post("/sign-in")
                                .session(session)
                                .cookie(cookie)
                                .param("_csrf", token.group(1))
                                .param("login", "toto-desk")
                                .param("password", password))
                .andReturn();
    }
}
