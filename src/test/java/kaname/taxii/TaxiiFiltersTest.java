package kaname.taxii;

import static kaname.taxii.TaxiiClient.TYPE;
import static kaname.taxii.TaxiiClient.encoded;
import static kaname.taxii.TaxiiClient.id;
import static kaname.taxii.TaxiiClient.ids;
import static kaname.taxii.TaxiiClient.indicator;
import static kaname.taxii.TaxiiClient.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// match[…], added_after, limit and next, in full.
class TaxiiFiltersTest {

    private static final House HOUSE = House.open();
    private static final TaxiiClient PORT = new TaxiiClient(HOUSE.desk("port-desk"));
    private static final String ONE = id("indicator");
    private static final String TWO = id("indicator");
    private static final String ADDRESS = id("ipv4-addr");
    private static String shelf = "";

    @BeforeAll
    static void threeVersionsOfOne() {
        shelf = Shelves.shared(HOUSE);
        PORT.added(shelf, List.of(indicator(ONE, "2026-01-02T00:00:00.000Z")));
        PORT.added(
                shelf,
                List.of(
                        indicator(ONE, "2026-01-03T00:00:00.000Z"),
                        indicator(TWO, "2026-01-01T00:00:00.000Z"),
                        "{\"type\": \"ipv4-addr\", \"id\": \""
                                + ADDRESS
                                + "\", \"value\": \"198.51.100.1\"}",
                        indicator(ONE, "2026-01-01T00:00:00.000Z")));
    }

    private static List<String> found(String query) {
        Desk.Answer answer = PORT.objects(shelf, query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return ids(answer.json());
    }

    private static List<String> versions(String query) {
        JsonNode listed = PORT.get(path(shelf) + "manifest/" + query).json().path("objects");
        return listed.valueStream()
                .filter(one -> one.path("id").asString().equals(ONE))
                .map(one -> one.path("version").asString().substring(0, 10))
                .toList();
    }

    @Test
    void theLastVersionIsMeantWhereNoneIsNamed() {
        assertThat(found("")).containsExactly(ONE, TWO, ADDRESS);
        assertThat(versions("")).containsExactly("2026-01-03");
        assertThat(versions("?match[version]=last")).containsExactly("2026-01-03");
    }

    @Test
    void versionsAreMatchedByPlaceAndByTime() {
        assertThat(versions("?match[version]=first")).containsExactly("2026-01-01");
        assertThat(versions("?match[version]=all"))
                .as("in the order of their addition")
                .containsExactly("2026-01-02", "2026-01-03", "2026-01-01");
        assertThat(versions("?match[version]=first,last"))
                .containsExactly("2026-01-03", "2026-01-01");
        assertThat(versions("?match[version]=2026-01-02T00:00:00Z")).containsExactly("2026-01-02");
        assertThat(versions("?match[version]=2026-01-02T00:00:00.000Z,first"))
                .containsExactly("2026-01-02", "2026-01-01");
        assertThat(versions("?match[version]=2020-01-02T00:00:00.000Z")).isEmpty();
    }

    @Test
    void anObservablesVersionIsWhenItWasAdded() {
        String added =
                PORT.objects(shelf, "?match[id]=" + ADDRESS).header("X-TAXII-Date-Added-First");
        assertThat(found("?match[version]=" + added)).containsExactly(ADDRESS);
    }

    @Test
    void commasAreOrAndDifferentFiltersAreAnd() {
        assertThat(found("?match[type]=indicator")).containsExactly(ONE, TWO);
        assertThat(found("?match[type]=indicator,ipv4-addr")).containsExactly(ONE, TWO, ADDRESS);
        assertThat(found("?match[id]=" + TWO + "," + ADDRESS)).containsExactly(TWO, ADDRESS);
        assertThat(found("?match[id]=" + TWO + "," + ADDRESS + "&match[type]=indicator"))
                .containsExactly(TWO);
        assertThat(found("?match[type]=malware")).isEmpty();
        assertThat(found("?match[spec_version]=2.0,2.1")).hasSize(3);
        assertThat(found("?match[spec_version]=2.0")).isEmpty();
        assertThat(found("?" + encoded("match[type]") + "=ipv4-addr")).containsExactly(ADDRESS);
    }

    @Test
    void addedAfterIsStrictToTheMicrosecondAndComparesTheServersDate() {
        Desk.Answer all = PORT.objects(shelf, "?match[version]=all");
        String first = all.header("X-TAXII-Date-Added-First");
        assertThat(found("?match[version]=all&added_after=" + first)).hasSize(4);
        assertThat(found("?added_after=" + all.header("X-TAXII-Date-Added-Last"))).isEmpty();
        assertThat(found("?added_after=" + first.replace("Z", "%2B00:00"))).hasSize(3);
    }

    @Test
    void anEmptyPageIsAnEmptyEnvelopeWithoutDates() {
        Desk.Answer answer = PORT.objects(shelf, "?match[type]=malware");
        assertThat(answer.text()).isEqualTo("{}");
        assertThat(answer.header("X-TAXII-Date-Added-First")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "added_after=garbage",
                "added_after=",
                "added_after=2026-13-01T00:00:00Z",
                "added_after=2026-01-01T00:00:00Z&added_after=2026-01-01T00:00:00Z",
                "added_after=-999999999-01-01T00:00:00Z",
                "match[version]=garbage",
                "match[version]=",
                "match[version]=last,,first",
                "match[id]=garbage",
                "match[id]=indicator--1",
                "match[type]=%27%20or%201=1",
                "match[spec_version]=two",
                "match[nothing]=x",
                "limit=0",
                "limit=-1",
                "limit=ten",
                "limit=1e3",
                "limit=",
                "next=garbage",
                "next=",
                "next=AAAAAAAAAAAAAAAA",
                "next=f_________8",
            })
    void aValueThatCanNotBeReadIsRefused(String query) {
        for (String place :
                List.of(
                        "objects/",
                        "manifest/",
                        "objects/" + ONE + "/",
                        "objects/" + ONE + "/versions/")) {
            Desk.Answer answer = PORT.get(path(shelf) + place + "?" + query);
            assertThat(answer.status()).as(place + query + answer.text()).isEqualTo(400);
            assertThat(answer.type()).isEqualTo(TYPE);
        }
    }

    @Test
    void aLimitBeyondTheMostGivesTheMost() {
        assertThat(found("?limit=999999999999999")).hasSize(3);
    }

    @Test
    void oneObjectAnswersForItselfAndOneThatIsNotThereIsNotFound() {
        assertThat(ids(PORT.get(path(shelf) + "objects/" + ONE + "/?match[version]=all").json()))
                .hasSize(3);
        assertThat(PORT.get(path(shelf) + "objects/" + id("indicator") + "/").status())
                .isEqualTo(404);
        assertThat(
                        PORT.get(
                                        path(shelf)
                                                + "objects/"
                                                + ONE
                                                + "/?match[version]=2020-01-01T00:00:00Z")
                                .text())
                .isEqualTo("{}");
        assertThat(PORT.get(path(shelf) + "objects/nothing/versions/").status()).isEqualTo(404);
    }
}
