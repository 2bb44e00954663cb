package kaname.taxii;

import static kaname.taxii.TaxiiClient.ROOT;
import static kaname.taxii.TaxiiClient.TYPE;
import static kaname.taxii.TaxiiClient.id;
import static kaname.taxii.TaxiiClient.ids;
import static kaname.taxii.TaxiiClient.indicator;
import static kaname.taxii.TaxiiClient.indicators;
import static kaname.taxii.TaxiiClient.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What measured servers get wrong, and what their clients rely on.
class TaxiiTest {

    private static final House HOUSE = House.open();
    private static final TaxiiClient PORT = new TaxiiClient(HOUSE.desk("port-desk"));

    @Test
    void discoveryNamesTheRootAndTheRootItsVersionsAndItsLength() {
        JsonNode discovery = PORT.get("/taxii2/", "Accept", TYPE).json();
        assertThat(discovery.path("title").asString()).isNotBlank();
        String root = discovery.path("api_roots").get(0).asString();
        assertThat(discovery.path("default").asString()).isEqualTo(root);
        JsonNode api = PORT.get(root, "Accept", TYPE).json();
        assertThat(api.path("title").asString()).isNotBlank();
        assertThat(api.path("versions").get(0).asString()).isEqualTo(TYPE);
        assertThat(api.path("max_content_length").asInt()).isEqualTo(10_485_760);
    }

    @Test
    void collectionsSayWhatTheCallerMayDoAndStandUnderTheirId() {
        JsonNode collections = PORT.get(ROOT + "collections/").json().path("collections");
        assertThat(collections.valueStream().map(it -> it.path("alias").asString()))
                .contains("public", "community", "ports", "partners");
        for (JsonNode one : collections) {
            assertThat(one.path("title").asString()).isNotBlank();
            assertThat(one.path("can_read").isBoolean()).isTrue();
            assertThat(one.path("can_write").isBoolean()).isTrue();
            assertThat(PORT.get(path(one.path("id").asString())).json()).isEqualTo(one);
            assertThat(PORT.get(path(one.path("alias").asString())).json()).isEqualTo(one);
        }
    }

    @Test
    void everyAddressAnswersWithAndWithoutASlashAndNeverElsewhere() {
        for (String address :
                List.of(
                        "/taxii2",
                        "/taxii2/kaname",
                        ROOT + "collections",
                        path("public") + "objects")) {
            Desk.Answer without = PORT.get(address);
            Desk.Answer with = PORT.get(address + "/");
            assertThat(without.status()).as(address).isEqualTo(200);
            assertThat(with.status()).as(address).isEqualTo(200);
            assertThat(with.text()).isEqualTo(without.text());
            assertThat(with.type()).isEqualTo(TYPE);
        }
    }

    @Test
    void whatIsAddedIsServedAsItCameByteForByte() {
        String shelf = Shelves.shared(HOUSE);
        String odd =
                indicator(id("indicator"), "2026-01-01T00:00:00.100Z")
                        .replace("\"n\"", "\"港\\u6e2f 1.50\\/2 \\\"x\\\"\",  \"x_number\" : 1.500");
        JsonNode status = PORT.added(shelf, List.of(odd));
        assertThat(status.path("status").asString()).isEqualTo("complete");
        assertThat(status.path("successes").get(0).path("version").asString())
                .isEqualTo("2026-01-01T00:00:00.100Z");
        Desk.Answer answer = PORT.objects(shelf, "");
        assertThat(answer.text()).contains(odd);
        assertThat(answer.type()).isEqualTo(TYPE);
    }

    @Test
    void objectTimestampsInVersionsStayAsTheyWere() {
        String shelf = Shelves.shared(HOUSE);
        String id = id("indicator");
        List<String> versions =
                List.of(
                        "2026-01-01T00:00:00.000Z",
                        "2026-01-02T00:00:00.120Z",
                        "2026-01-03T00:00:00.123456Z");
        for (String version : versions) {
            PORT.added(shelf, List.of(indicator(id, version)));
        }
        JsonNode listed =
                PORT.get(path(shelf) + "objects/" + id + "/versions/").json().path("versions");
        assertThat(listed.valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(versions);
    }

    @Test
    void bulkInsertsPageInAnySizeAndTheManifestToo() {
        String shelf = Shelves.shared(HOUSE);
        List<String> objects = indicators(120);
        PORT.added(shelf, objects);
        for (String limit : List.of("?limit=7", "?limit=50", "?")) {
            assertThat(PORT.byNext(shelf, limit)).as(limit).hasSize(120).doesNotHaveDuplicates();
        }
        Desk.Answer manifest = PORT.get(path(shelf) + "manifest/?limit=50");
        assertThat(manifest.json().path("more").asBoolean()).isTrue();
        assertThat(manifest.json().path("next").asString()).isNotBlank();
        JsonNode first = manifest.json().path("objects").get(0);
        assertThat(first.path("media_type").asString())
                .isEqualTo("application/stix+json;version=2.1");
        assertThat(first.path("version").asString()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(first.path("date_added").asString())
                .isEqualTo(manifest.header("X-TAXII-Date-Added-First"));
    }

    @Test
    void pagingByAddedAfterAloneLosesNothingOfOnePost() {
        String shelf = Shelves.shared(HOUSE);
        PORT.added(shelf, indicators(200));
        assertThat(PORT.byDate(shelf, Instant.EPOCH, 20)).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void theSameNextGivesTheSamePageWithWhateverLimit() {
        String shelf = Shelves.shared(HOUSE);
        PORT.added(shelf, indicators(30));
        String next = PORT.objects(shelf, "?limit=10").json().path("next").asString();
        Desk.Answer once = PORT.objects(shelf, "?limit=10&next=" + next);
        assertThat(PORT.objects(shelf, "?limit=10&next=" + next).text()).isEqualTo(once.text());
        assertThat(ids(PORT.objects(shelf, "?limit=3&next=" + next).json()))
                .isEqualTo(ids(once.json()).subList(0, 3));
        assertThat(ids(PORT.objects(shelf, "?next=" + next).json())).hasSize(20);
        String early = once.header("X-TAXII-Date-Added-First");
        assertThat(ids(PORT.objects(shelf, "?added_after=" + early + "&next=" + next).json()))
                .as("after both")
                .hasSize(19);
    }

    @Test
    void insertsWhilePagingAreSeenAtTheEnd() {
        String shelf = Shelves.shared(HOUSE);
        PORT.added(shelf, indicators(10));
        JsonNode page = PORT.objects(shelf, "?limit=6").json();
        PORT.added(shelf, indicators(5));
        assertThat(
                        ids(
                                PORT.objects(
                                                shelf,
                                                "?limit=50&next=" + page.path("next").asString())
                                        .json()))
                .hasSize(9);
    }

    @Test
    void anInvalidObjectInABatchIsReportedAndTheOthersAreAdded() {
        String shelf = Shelves.shared(HOUSE);
        String bad = indicator().replace("\"pattern_type\": \"stix\",", "");
        JsonNode status = PORT.added(shelf, List.of(indicator(), bad, indicator(), "7"));
        assertThat(status.path("total_count").asInt()).isEqualTo(4);
        assertThat(status.path("success_count").asInt()).isEqualTo(2);
        assertThat(status.path("successes").size()).isEqualTo(2);
        assertThat(status.path("failure_count").asInt()).isEqualTo(2);
        assertThat(status.path("failures").size()).isEqualTo(2);
        assertThat(status.path("pending_count").asInt()).isZero();
        assertThat(status.path("failures").get(0).path("message").asString())
                .contains("/objects/1", "pattern_type");
        assertThat(ids(PORT.objects(shelf, "").json())).hasSize(2);
        assertThat(PORT.get(ROOT + "status/" + status.path("id").asString() + "/").json())
                .isEqualTo(status);
    }

    @Test
    void theSameVersionAgainIsASuccessAndNoDuplicate() {
        String shelf = Shelves.shared(HOUSE);
        String object = indicator();
        String address =
                """
                {"type": "ipv4-addr", "id": "%s", "value": "198.51.100.9"}
                """
                        .formatted(id("ipv4-addr"))
                        .strip();
        JsonNode first = PORT.added(shelf, List.of(object, object, address));
        JsonNode again = PORT.added(shelf, List.of(object, address));
        assertThat(first.path("success_count").asInt()).isEqualTo(3);
        assertThat(again.path("success_count").asInt()).isEqualTo(2);
        assertThat(again.path("successes").get(1).path("version"))
                .as("an observable has no version of its own: it is dated by its addition")
                .isEqualTo(first.path("successes").get(2).path("version"));
        assertThat(ids(PORT.objects(shelf, "?match[version]=all").json())).hasSize(2);
    }

    @Test
    void eachObjectHasADateOfItsOwnAndTheHeadersNameTheFirstAndTheLast() {
        String shelf = Shelves.shared(HOUSE);
        PORT.added(shelf, indicators(3));
        Desk.Answer manifest = PORT.get(path(shelf) + "manifest/");
        List<String> dates =
                IntStream.range(0, 3)
                        .mapToObj(i ->
                                manifest.json()
                                        .path("objects")
                                        .get(i)
                                        .path("date_added")
                                        .asString())
                        .toList();
        assertThat(dates)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(it -> it.matches(".*T.*\\.\\d{6}Z"));
        String id = manifest.json().path("objects").get(1).path("id").asString();
        for (String place :
                List.of(
                        "objects/",
                        "manifest/",
                        "objects/" + id + "/",
                        "objects/" + id + "/versions/")) {
            Desk.Answer answer = PORT.get(path(shelf) + place);
            String first = place.contains(id) ? dates.get(1) : dates.getFirst();
            assertThat(answer.header("X-TAXII-Date-Added-First")).as(place).isEqualTo(first);
            assertThat(answer.header("X-TAXII-Date-Added-Last"))
                    .as(place)
                    .isEqualTo(place.contains(id) ? dates.get(1) : dates.getLast());
        }
    }
}
