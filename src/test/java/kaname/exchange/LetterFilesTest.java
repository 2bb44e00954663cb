package kaname.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.StreamSupport;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Tag("N3")
class LetterFilesTest {

    private static final House HOUSE = House.open();
    private static final Desk OPERATOR = HOUSE.desk("port-desk");

    private final String incident = report();
    private final JsonNode letter = letter(incident);
    private final String id = letter.path("id").asString();

    @ParameterizedTest
    @CsvSource({
        "pdf, application/pdf, %PDF-",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, PK",
        "csv, text/csv;charset=UTF-8, \uFEFF"
    })
    void theOperatorTakesTheLetterAwayUnderTheNameOfItsForm(
            String format, String type, String start) {
        Desk.Answer file = OPERATOR.get(filing(format));

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.type()).isEqualTo(type);
        assertThat(file.text()).startsWith(start);
        assertThat(file.header("Content-Language")).isEqualTo("ja");
        assertThat(file.header("Content-Disposition"))
                .startsWith("attachment; filename=\"" + letter.path("form").asString() + "-")
                .contains("." + format + "\"; filename*=UTF-8''%E");
    }

    @Test
    void toTakeTheFileIsToReadTheLetter() {
        assertThat(progress().isNull()).isTrue();
        OPERATOR.get(filing("csv"));
        assertThat(progress().isNull()).isTrue();

        Desk recipient = HOUSE.desk("ministry-desk");
        assertThat(recipient.get("/api/v1/inbox/" + id + "/letter.csv").status()).isEqualTo(200);
        assertThat(progress().isNull()).isFalse();
    }

    @Test
    void theLanguageIsChosenAndAnUnknownOneIsNamed() {
        assertThat(OPERATOR.get(filing("csv") + "?lang=en").text()).contains("Legal basis");
        Desk.Answer refused = OPERATOR.get(filing("pdf") + "?lang=fr");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactly("/lang");
    }

    @Test
    void whoIsNoPartyGetsNothingAndNoOtherFormatExists() {
        assertThat(OPERATOR.get(filing("docx")).status()).isEqualTo(404);
        assertThat(HOUSE.desk("police-desk").get("/api/v1/inbox/" + id + "/letter.pdf").status())
                .isEqualTo(404);
    }

    private String filing(String format) {
        return "/api/v1/incidents/" + incident + "/filings/" + id + "/letter." + format;
    }

    private JsonNode progress() {
        return letter(incident).path("readAt");
    }

    private static JsonNode letter(String incident) {
        JsonNode filings =
                OPERATOR.get("/api/v1/incidents/" + incident + "/filings").json().path("filings");
        return StreamSupport.stream(filings.spliterator(), false)
                .filter(filing -> filing.path("regime").asString().equals("jp-acd-art5"))
                .filter(filing -> filing.path("recipient").asString().equals("mlit"))
                .findFirst()
                .orElseThrow();
    }

    private static String report() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return OPERATOR.report(
                        """
                        {"title": "ターミナルの停止", "facts": {
                            "service": "コンテナの搬出入", "service_state": "stopped",
                            "state_since": "%s", "aware_at": "%s", "contact": "髙橋 050-0000-1001",
                            "attack_type": "ransomware"}}
                        """
                                .formatted(now.minusSeconds(3600), now.minusSeconds(1800)))
                .id();
    }
}
