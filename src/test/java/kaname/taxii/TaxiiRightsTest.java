package kaname.taxii;

import static kaname.taxii.TaxiiClient.ROOT;
import static kaname.taxii.TaxiiClient.TYPE;
import static kaname.taxii.TaxiiClient.id;
import static kaname.taxii.TaxiiClient.ids;
import static kaname.taxii.TaxiiClient.indicator;
import static kaname.taxii.TaxiiClient.indicators;
import static kaname.taxii.TaxiiClient.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kaname.Desk;
import kaname.House;
import kaname.taxii.Audience.Readers;
import kaname.taxii.Audience.Writers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who reads, writes and deletes what, whoever asks and however they say who they are.
class TaxiiRightsTest {

    private static final House HOUSE = House.open();
    private static final TaxiiClient PORT = new TaxiiClient(HOUSE.desk("port-desk"));
    private static final TaxiiClient KEEPER = new TaxiiClient(HOUSE.desk("coordinator"));
    private static final TaxiiClient SORA = new TaxiiClient(HOUSE.desk("sora-desk"));
    private static final TaxiiClient STRANGER = new TaxiiClient(HOUSE.stranger());

    /// What reading and adding are answered with, in the order keeper, port, sora, stranger.
    private record Expected(Audience audience, List<Integer> reading, List<Integer> adding) {}

    @TestFactory
    Stream<DynamicTest> eachAudienceReadsAndWritesWhatItIsFor() {
        Set<String> port = Set.of("minato-terminal");
        Map<String, Expected> table =
                Map.of(
                        "anyone reads",
                        new Expected(
                                Audience.readBy(Readers.ANYONE),
                                List.of(200, 200, 200, 200),
                                List.of(202, 403, 403, 401)),
                        "everyone signed in reads",
                        new Expected(
                                Audience.readBy(Readers.SIGNED_IN),
                                List.of(200, 200, 200, 401),
                                List.of(202, 403, 403, 401)),
                        "one is named to read",
                        new Expected(
                                new Audience(Readers.NAMED, Writers.NAMED, port, Set.of()),
                                List.of(200, 200, 404, 401),
                                List.of(202, 403, 404, 401)),
                        "one is named to write, all read",
                        new Expected(
                                new Audience(Readers.SIGNED_IN, Writers.NAMED, Set.of(), port),
                                List.of(200, 200, 200, 401),
                                List.of(202, 202, 403, 401)),
                        "one may only write",
                        new Expected(
                                new Audience(Readers.NAMED, Writers.NAMED, Set.of(), port),
                                List.of(200, 403, 404, 401),
                                List.of(202, 202, 404, 401)),
                        "all who are signed in only write",
                        new Expected(
                                new Audience(Readers.NAMED, Writers.SIGNED_IN, Set.of(), Set.of()),
                                List.of(200, 403, 403, 401),
                                List.of(202, 202, 202, 401)));
        return table.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> holds(row.getValue())));
    }

    private static void holds(Expected expected) {
        String shelf = Shelves.made(HOUSE, expected.audience());
        String object = id("indicator");
        KEEPER.added(shelf, List.of(indicator(object, "2026-01-01T00:00:00.000Z")));
        List<TaxiiClient> all = List.of(KEEPER, PORT, SORA, STRANGER);
        for (int i = 0; i < all.size(); i++) {
            TaxiiClient who = all.get(i);
            String name = who.desk().organisation();
            assertThat(who.add(shelf, TaxiiClient.envelope(indicators(1))).status())
                    .as("%s adds", name)
                    .isEqualTo(expected.adding().get(i));
            for (String place :
                    List.of(
                            "objects/",
                            "manifest/",
                            "objects/" + object + "/",
                            "objects/" + object + "/versions/")) {
                assertThat(who.get(path(shelf) + place).status())
                        .as("%s reads %s", name, place)
                        .isEqualTo(expected.reading().get(i));
            }
            boolean sees = expected.reading().get(i) < 300 || expected.adding().get(i) < 300;
            assertThat(who.get(path(shelf)).status() == 200).as("%s sees it", name).isEqualTo(sees);
            assertThat(who.get(ROOT + "collections/").text().contains(shelf))
                    .as("%s finds it in the list", name)
                    .isEqualTo(sees);
        }
    }

    @Test
    void notEverybodyOfTheKeepersOrganisationKeepsTheCollection() {
        TaxiiClient expert = new TaxiiClient(HOUSE.desk("expert"));
        assertThat(expert.desk().organisation()).isEqualTo(KEEPER.desk().organisation());
        assertThat(expert.objects("community", "").status()).isEqualTo(200);
        assertThat(expert.add("community", TaxiiClient.envelope(indicators(1))).status())
                .isEqualTo(403);
    }

    @Test
    void aCollectionOfOthersLooksAsIfItWereNotThere() {
        String shelf =
                Shelves.made(HOUSE, new Audience(Readers.NAMED, Writers.NAMED, Set.of(), Set.of()));
        KEEPER.added(shelf, indicators(1));
        for (String place : List.of("", "objects/", "manifest/")) {
            assertThat(SORA.get(path(shelf) + place).text().replaceAll("[0-9a-f]{12}", ""))
                    .isEqualTo(
                            SORA.get(path(java.util.UUID.randomUUID().toString()) + place)
                                    .text()
                                    .replaceAll("[0-9a-f]{12}", ""));
        }
        assertThat(SORA.delete(shelf, id("indicator"), "").status()).isEqualTo(404);
    }

    @Test
    void aWriterDeletesItsOwnAndTheKeeperAnything() {
        String shelf = Shelves.shared(HOUSE);
        String ports = id("indicator");
        PORT.added(
                shelf,
                List.of(
                        indicator(ports, "2026-01-01T00:00:00.000Z"),
                        indicator(ports, "2026-01-02T00:00:00.000Z")));
        assertThat(SORA.delete(shelf, ports, "").status()).isEqualTo(403);
        assertThat(PORT.delete(shelf, id("indicator"), "").status()).isEqualTo(404);
        assertThat(PORT.delete(shelf, ports, "?match[version]=last").status()).isEqualTo(200);
        assertThat(PORT.objects(shelf, "").text()).contains("2026-01-01T00:00:00.000Z");
        assertThat(KEEPER.delete(shelf, ports, "").status()).isEqualTo(200);
        assertThat(PORT.get(path(shelf) + "objects/" + ports + "/").status()).isEqualTo(404);
        assertThat(SORA.delete(DemoCollections.COMMUNITY.id().toString(), ports, "").status())
                .isEqualTo(403);
    }

    @Test
    void whatIsAddedAfterADeletionComesLaterThanWhatWasDeleted() {
        String shelf = Shelves.shared(HOUSE);
        String object = id("indicator");
        PORT.added(shelf, List.of(indicator(object, "2026-01-01T00:00:00.000Z")));
        String last = PORT.objects(shelf, "").header("X-TAXII-Date-Added-Last");
        PORT.delete(shelf, object, "");
        PORT.added(shelf, List.of(indicator(object, "2026-01-01T00:00:00.000Z")));
        assertThat(ids(PORT.objects(shelf, "?added_after=" + last).json())).containsExactly(object);
    }

    @Test
    void aStatusIsForItsPosterAndForADay() {
        String shelf = Shelves.shared(HOUSE);
        String status =
                ROOT + "status/" + PORT.added(shelf, indicators(1)).path("id").asString() + "/";
        assertThat(PORT.get(status).status()).isEqualTo(200);
        assertThat(SORA.get(status).status()).isEqualTo(404);
        assertThat(KEEPER.get(status).status()).isEqualTo(404);
        assertThat(STRANGER.get(status).status()).isEqualTo(401);
        HOUSE.database()
                .asOwner()
                .sql("update taxii.status set at = at - interval '25 hours' where document like ?")
                .param("%" + status.substring(status.length() - 37, status.length() - 1) + "%")
                .update();
        StatusTask.forget(HOUSE.database().asApplication(), java.time.Instant.now());
        assertThat(PORT.get(status).status()).isEqualTo(404);
    }

    @Test
    void basicTakesATokenAsThePasswordOfItsAccountOrOrganisation() {
        String token = PORT.desk().token();
        for (String user : List.of("port-desk", "minato-terminal")) {
            assertThat(with("Basic " + base64(user + ":" + token)).status())
                    .as(user)
                    .isEqualTo(200);
        }
        assertThat(with("Token " + token).status()).isEqualTo(200);
        assertThat(with("bearer " + token).status()).isEqualTo(200);
        for (String wrong :
                List.of(
                        "Basic " + base64("sora-desk:" + token),
                        "Basic " + base64(":" + token),
                        "Basic " + base64("port-desk:" + token + "x"),
                        "Basic " + base64(token),
                        "Basic !",
                        "Basic ",
                        "Digest x",
                        "Token short")) {
            Desk.Answer answer = with(wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(401);
            assertThat(answer.type()).isEqualTo(TYPE);
            assertThat(answer.raw().headers().allValues("WWW-Authenticate"))
                    .anyMatch(it -> it.startsWith("Basic realm="))
                    .anyMatch(it -> it.startsWith("Bearer realm="));
        }
        assertThat(
                        STRANGER.desk()
                                .get(
                                        "/api/v1/incidents",
                                        "Authorization",
                                        "Basic " + base64("port-desk:" + token))
                                .status())
                .as("elsewhere Basic opens nothing")
                .isEqualTo(401);
    }

    private static Desk.Answer with(String authorization) {
        return STRANGER.get(path("community") + "objects/", "Authorization", authorization);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenForReadingAddsNothing() {
        String shelf = Shelves.shared(HOUSE);
        String token = "only-reading-" + java.util.UUID.randomUUID();
        HOUSE.database()
                .asOwner()
                .sql(
                        """
                        insert into registry.token (hash, account, name, created_at, scopes)
                        select sha256(convert_to(?, 'UTF8')), id, 'x', now(), '{taxii}' from registry.account
                         where login = 'port-desk'
                        """)
                .param(token)
                .update();
        TaxiiClient reader =
                new TaxiiClient(
                        new Desk(PORT.desk().http(), HOUSE.address(), "minato-terminal", token));
        assertThat(reader.objects(shelf, "").status()).isEqualTo(200);
        Desk.Answer refused = reader.add(shelf, TaxiiClient.envelope(indicators(1)));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.type()).isEqualTo(TYPE);
        assertThat(refused.text()).contains("missing-scope", "taxii:write");
    }
}
