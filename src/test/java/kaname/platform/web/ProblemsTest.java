package kaname.platform.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.junit.jupiter.api.Test;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ProblemsTest {

    private final Refusals refusals =
            new Refusals(
                    new Pages(
                            new MockEnvironment(),
                            new org.springframework.beans.factory.support
                                            .StaticListableBeanFactory()
                                    .getBeanProvider(Banner.class),
                            java.time.Clock.systemUTC()),
                    new RefusalLog(),
                    java.util.List.of());
    private final MockMvc mvc =
            MockMvcBuilders.standaloneSetup(new Desk())
                    .setControllerAdvice(
                            new Problems(refusals, new Faults(new SimpleMeterRegistry())))
                    .setMessageConverters(
                            new org.springframework.http.converter.ByteArrayHttpMessageConverter(),
                            new JacksonJsonHttpMessageConverter(
                                    JsonMapper.builder()
                                            .enable(
                                                    DeserializationFeature
                                                            .FAIL_ON_UNKNOWN_PROPERTIES)
                                            .build()))
                    .addFilters(new CleanInput(refusals))
                    .build();

    record Report(String title, List<Line> lines, Instant at) {}

    record Line(int count) {}

    @RestController
    static class Desk {
        @PostMapping("/api/reports")
        String take(@RequestBody Report report) {
            return report.title();
        }

        @GetMapping("/api/refused")
        String refused() {
            throw new Problem(
                    409,
                    "already-sent",
                    Text.of("送信済みです", "Already sent"),
                    List.of(new Problem.Field("/facts/x", Text.of("直せません", "cannot change"))));
        }

        @GetMapping({"/api/broken", "/broken"})
        String broken() {
            throw new IllegalStateException("secret inner word");
        }

        @GetMapping("/api/away")
        String away() {
            throw new org.springframework.transaction.TransactionSystemException(
                    "could not commit", new java.sql.SQLException("gone", "08006"));
        }

        @GetMapping("/api/things/{id}")
        String thing(@PathVariable java.util.UUID id) {
            return id.toString();
        }
    }

    @Test
    void aRefusalLeavesAsAProblemInTheCallersLanguage() throws Exception {
        mvc.perform(
                        get("/api/refused")
                                .header("Accept-Language", "en")
                                .locale(java.util.Locale.ENGLISH))
                .andExpect(status().isConflict())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(header().string("Content-Language", "en"))
                .andExpect(jsonPath("$.type").value("/problems/already-sent"))
                .andExpect(jsonPath("$.title").value("Already sent"))
                .andExpect(jsonPath("$.status").value(409))
                .andExpect(jsonPath("$.instance").value("/api/refused"))
                .andExpect(jsonPath("$.errors[0].pointer").value("/facts/x"));
        mvc.perform(get("/api/refused")).andExpect(jsonPath("$.title").value("送信済みです"));
    }

    @Test
    void aDatabaseThatWentAwaySaysNotNowAndClaimsNothingAboutTheCommit() throws Exception {
        mvc.perform(
                        get("/api/away")
                                .header("Accept-Language", "en")
                                .locale(java.util.Locale.ENGLISH))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "10"))
                .andExpect(jsonPath("$.type").value("/problems/outcome-unknown"))
                .andExpect(content().string(containsString("same Idempotency-Key")))
                .andExpect(content().string(not(containsString("undone"))));
    }

    @Test
    void malformedJsonIsNamedByLineAndColumn() throws Exception {
        send("{\n \"title\": nope}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("/problems/malformed-json"))
                .andExpect(jsonPath("$.errors[0].detail").value(containsString("2 行")));
    }

    @Test
    void anUnknownPropertyAndAWrongTypeAreNamedByPointer() throws Exception {
        send("{\"lines\":[{\"count\":1},{\"count\":1,\"cuont\":1}]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/lines/1/cuont"));
        send("{\"lines\":[{\"count\":\"many\"}]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/lines/0/count"));
        send("{\"at\":\"yesterday\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/at"));
        send("[]").andExpect(status().isBadRequest());
        send("null").andExpect(status().isBadRequest());
        send("").andExpect(status().isBadRequest());
    }

    @Test
    void whatNoRoomCouldStoreIsRefusedAtTheDoor() throws Exception {
        sendBytes(new byte[] {'{', '"', 't', '"', ':', '"', (byte) 0xc3, '"', '}'})
                .andExpect(status().isBadRequest());
        send("{\"title\":\"a\\u0000b\"}").andExpect(status().isBadRequest());
        send("{\"title\":\"a\\\\u0000b\"}").andExpect(status().isOk());
        send("\"" + "\\".repeat(900_000) + "\"").andExpect(status().isBadRequest());
        send("\"" + "a".repeat(1_000_000) + "\"")
                .andExpect(status().is(413))
                .andExpect(content().contentType("application/problem+json"));
    }

    @Test
    void wrongMethodsAndMediaTypesAreProblemsToo() throws Exception {
        mvc.perform(delete("/api/reports"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "POST"))
                .andExpect(jsonPath("$.type").value("/problems/method-not-allowed"));
        mvc.perform(post("/api/reports").contentType("text/csv").content("a,b"))
                .andExpect(status().isUnsupportedMediaType());
        mvc.perform(get("/api/things/7")).andExpect(status().isNotFound());
    }

    @Test
    void aFaultOfOursTellsAReferenceAndNothingElse() throws Exception {
        mvc.perform(get("/api/broken"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.reference").isNotEmpty())
                .andExpect(content().string(not(containsString("secret"))));
        mvc.perform(get("/broken").accept("text/html"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentType("text/html;charset=UTF-8"))
                .andExpect(content().string(containsString("照会番号")))
                .andExpect(content().string(not(containsString("secret"))));
    }

    private org.springframework.test.web.servlet.ResultActions send(String body) throws Exception {
        return sendBytes(body.getBytes(StandardCharsets.UTF_8));
    }

    private org.springframework.test.web.servlet.ResultActions sendBytes(byte[] body)
            throws Exception {
        return mvc.perform(post("/api/reports").contentType(APPLICATION_JSON).content(body));
    }
}
