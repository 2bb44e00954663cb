package kaname.community.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.Browser;
import kaname.Desk;
import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Circles of organisations: who sits in one, what is said there, and that it ends at once.
class CirclesTest {

    private static final House HOUSE = House.open();
    private static final Desk PORT = HOUSE.desk("port-desk");
    private static final Desk OFFICE = HOUSE.desk("ceptoar-port");
    private static final Desk SORA = HOUSE.desk("sora-desk");
    private static final Desk IZUMI = HOUSE.desk("izumi-desk");
    private static final Desk BANK = HOUSE.desk("bank-desk");
    private static final Desk MINISTRY = HOUSE.desk("ministry-desk");

    @Test
    @Tag("F2")
    void aCeptoarsCircleHasTheMembersThatTheRegistryNamesAndAnIsacMayStandBesideIt() {
        String ceptoar = Talk.of(HOUSE, "ceptoar-port");
        JsonNode whole = OFFICE.get(ceptoar).json();
        assertThat(whole.path("members").findValuesAsString("organisation"))
                .contains("ceptoar-port", "minato-terminal", "shiosai-terminal")
                .doesNotContain("sora-control");
        assertThat(SORA.get(ceptoar).status()).isEqualTo(404);

        JsonNode isac =
                Talk.created(
                        PORT.post(
                                Talk.ALL,
                                """
                                {"kind": "isac", "name": {"ja": "港湾ISAC"}, "ceiling": "TLP:GREEN", "beside": "%s"}
                                """
                                        .formatted(Talk.id(ceptoar))));
        String page =
                Browser.at(HOUSE, "port-desk")
                        .get("/circles/" + isac.path("circle").path("id").asString())
                        .text();
        assertThat(page).contains("港湾ISAC", "隣のセプター");
        assertThat(isac.path("circle").path("kind").asString()).isEqualTo("isac");
    }

    @Test
    @Tag("F2")
    void theRegistryMovesAMemberToItsNewCeptoarAtOnce() {
        HOUSE.database()
                .asOwner()
                .sql(
                        """
                        insert into registry.organisation (id, name_ja, name_en, kind, country, ceptoar)
                        values ('moves-about', '移る', 'Moves', 'operator', 'JP', 'ceptoar-port')
                        """)
                .update();
        String ceptoar = Talk.of(HOUSE, "ceptoar-port");
        assertThat(OFFICE.get(ceptoar).text()).contains("moves-about");
        HOUSE.database()
                .asOwner()
                .sql("update registry.organisation set ceptoar = null where id = 'moves-about'")
                .update();
        assertThat(OFFICE.get(ceptoar).text()).doesNotContain("moves-about");
    }

    @Test
    void theFirstLineSaysWhatWaitsAndWhoseContactHasExpired() {
        String ceptoar = Talk.of(HOUSE, "ceptoar-port");
        String thread = Talk.thread(PORT, ceptoar, "数える話題", "本文");
        JsonNode before = OFFICE.get(ceptoar).json();
        assertThat(before.path("waiting").asInt()).isPositive();
        assertThat(before.path("deadContacts").asInt()).isEqualTo(1);
        String page =
                Browser.at(HOUSE, "ceptoar-port").get(ceptoar.substring("/api/v1".length())).text();
        assertThat(page).contains("件があなたを待っています。1者の連絡先が使えません", "連絡先が期限切れ (2026-09-30)");

        OFFICE.get(thread);
        JsonNode after = OFFICE.get(ceptoar).json();
        assertThat(after.path("waiting").asInt()).isEqualTo(before.path("waiting").asInt() - 1);
        assertThat(PORT.get(ceptoar).json().path("members").toString())
                .as("a member is told of its own contact alone")
                .doesNotContain("expired");
    }

    @Test
    @Tag("F18")
    void aPeerGroupOfOperatorsKeepsItsOriginAndOutlivesIt() {
        String peers = Talk.peers(IZUMI, "卓の仲間");
        Talk.invite(IZUMI, peers, SORA);
        assertThat(SORA.get(peers).json().path("circle").path("standing").asString())
                .isEqualTo("invited");
        String thread = Talk.thread(IZUMI, peers, "平時の話", "秘密Okapi");
        assertThat(SORA.get(peers).text()).doesNotContain("平時の話");
        Talk.join(SORA, peers, false);
        assertThat(SORA.get(thread).text()).contains("秘密Okapi");
        JsonNode circle = SORA.get(peers).json().path("circle");
        assertThat(circle.path("origin").path("what").asString()).isEqualTo("演習の第2卓");
        assertThat(
                        HOUSE.database()
                                .asOwner()
                                .sql(
                                        """
                                        select count(*) from pg_constraint
                                         where conrelid = 'community.circle'::regclass and contype = 'f'
                                           and pg_get_constraintdef(oid) like '%origin%'
                                        """)
                                .query(Integer.class)
                                .single())
                .as("the exercise may go; the group stays")
                .isZero();
        assertThat(IZUMI.post(peers + "/departure", "").status()).isEqualTo(204);
        assertThat(SORA.get(peers).json().path("circle").path("standing").asString())
                .as("the founder left the group to who stayed")
                .isEqualTo("steward");
    }

    @Test
    @Tag("F16")
    void leavingOrBeingPutOutRemovesSightAtOnce() {
        String peers = Talk.peers(IZUMI, "抜ける仲間");
        for (Desk desk : List.of(SORA, BANK)) {
            Talk.invite(IZUMI, peers, desk);
            Talk.join(desk, peers, false);
        }
        String thread = Talk.thread(IZUMI, peers, "抜ける前の話", "秘密Okapi");
        assertThat(SORA.get(thread).text()).contains("Okapi");
        assertThat(SORA.post(peers + "/departure", "").status()).isEqualTo(204);
        Talk.ok(IZUMI.post(peers + "/removals", Talk.organisation(BANK)));
        for (Desk desk : List.of(SORA, BANK)) {
            assertThat(desk.get(peers).status()).isEqualTo(404);
            assertThat(desk.get(thread).status()).isEqualTo(404);
            assertThat(Talk.say(desk, thread, "x", "TLP:GREEN").status()).isEqualTo(404);
            assertThat(desk.post(peers + "/acceptance", "{}").status()).isEqualTo(404);
            assertThat(Talk.ok(desk.get(Talk.ALL)).toString())
                    .doesNotContain(Talk.id(peers).toString());
            assertThat(Talk.ok(desk.get(Talk.ALL + "?words=Okapi")).toString())
                    .doesNotContain(Talk.id(thread).toString());
            assertThat(seen(desk, Talk.id(thread))).isZero();
        }
        assertThat(seen(IZUMI, Talk.id(thread))).isEqualTo(1);
    }

    @Test
    @Tag("F16")
    void anEntryIsNeverChangedAndItsAuthorAloneTakesItBack() {
        String peers = Talk.peers(IZUMI, "取り下げる仲間");
        Talk.invite(IZUMI, peers, SORA);
        Talk.join(SORA, peers, false);
        String thread = Talk.thread(IZUMI, peers, "言い過ぎた話", "言い過ぎOkapi");
        String entry = IZUMI.get(thread).json().path("entries").path(0).path("id").asString();
        String withdrawal = thread + "/entries/" + entry + "/withdrawal";
        assertThat(SORA.post(withdrawal, "").status()).isEqualTo(404);
        JsonNode after = Talk.ok(IZUMI.post(withdrawal, ""));
        assertThat(after.path("entries").path(0).path("text").isNull()).isTrue();
        assertThat(after.path("entries").path(0).path("withdrawnAt").asString()).isNotEmpty();
        assertThat(after.path("title").isNull()).as("its title goes with it").isTrue();
        assertThat(SORA.get(thread).text()).doesNotContain("Okapi");
        assertThat(
                        HOUSE.database()
                                .asOwner()
                                .sql(
                                        "select count(*) from community.entry where text like"
                                                + " '%言い過ぎ%'")
                                .query(Integer.class)
                                .single())
                .isZero();
        for (String forbidden :
                List.of(
                        "update community.entry set text = 'x'",
                        "delete from community.entry",
                        "update community.member set ended_at = null, ended = null",
                        "insert into community.member (circle, organisation, invited_at) select"
                                + " id, 'sora-control', now() from community.circle",
                        "update community.guest set revoked_at = null, revoker = null")) {
            assertThatThrownBy(() -> as(SORA, forbidden)).hasRootCauseMessage(denied(forbidden));
        }
    }

    private static String denied(String sql) {
        return "ERROR: permission denied for table "
                + sql.replaceFirst(
                        "^.*?community\\.([a-z]+) .*$|^.*?community\\.([a-z]+)$", "$1$2");
    }

    @Test
    @Tag("F18")
    void aMemberWhoDoesNotShowItsNameIsNamedToNobodyButTheSteward() {
        String peers = Talk.peers(IZUMI, "名を伏せる仲間");
        for (Desk desk : List.of(SORA, BANK)) {
            Talk.invite(IZUMI, peers, desk);
            Talk.join(desk, peers, desk == BANK);
        }
        String thread = Talk.thread(BANK, peers, "名乗らない話", "予備回線");
        JsonNode seen = SORA.get(peers).json();
        assertThat(seen.path("unnamedMembers").asInt()).isEqualTo(1);
        assertThat(seen.toString()).doesNotContain("koyomi-bank");
        assertThat(SORA.get(thread).text()).contains("予備回線").doesNotContain("koyomi-bank");
        String page =
                Browser.at(HOUSE, "sora-desk").get(thread.substring("/api/v1".length())).text();
        assertThat(page).contains("名を伏せたメンバー").doesNotContain("こよみ橋銀行");
        assertThat(IZUMI.get(peers).text()).contains("koyomi-bank");
        assertThat(IZUMI.get(thread).text()).doesNotContain("koyomi-bank");
        assertThat(BANK.get(thread).json().path("entries").path(0).path("organisation").asString())
                .isEqualTo("koyomi-bank");
    }

    @Test
    @Tag("F16")
    void whatIsMarkedAboveTheCeilingHasNoPlaceInTheCircle() {
        String peers = Talk.peers(IZUMI, "上限のある仲間");
        String thread = Talk.thread(IZUMI, peers, "上限", "本文");
        for (String marking : List.of("TLP:AMBER+STRICT", "TLP:RED")) {
            Desk.Answer refused = Talk.say(IZUMI, thread, "x", marking);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.pointers()).containsExactly("/marking");
        }
        assertThat(Talk.say(IZUMI, thread, "x", "TLP:AMBER").status()).isEqualTo(201);
        assertThatThrownBy(() ->
                        as(
                                IZUMI,
                                """
                                insert into community.entry (id, thread, circle, at, marking, text)
                                values (gen_random_uuid(), '%s', '%s', now(), 'TLP:AMBER+STRICT', 'x')
                                """
                                        .formatted(Talk.id(thread), Talk.id(peers))))
                .as("the database itself refuses it")
                .rootCause()
                .hasMessageContaining("above the ceiling");
    }

    @Test
    void noGovernmentFoundsOrJoinsACircle() {
        assertThat(
                        MINISTRY.post(
                                        Talk.ALL,
                                        """
                                        {"kind": "peer", "name": {"ja": "x"}, "ceiling": "TLP:GREEN"}
                                        """)
                                .status())
                .isEqualTo(403);
        String peers = Talk.peers(IZUMI, "事業者の仲間");
        assertThat(IZUMI.post(peers + "/members", Talk.organisation(MINISTRY)).pointers())
                .containsExactly("/organisation");
        assertThat(MINISTRY.get(peers).status()).isEqualTo(404);
    }

    @Test
    void anEmptyCircleIsNobodys() {
        String peers = Talk.peers(IZUMI, "空の仲間");
        String thread = Talk.thread(IZUMI, peers, "だれもいない", "x");
        assertThat(IZUMI.post(peers + "/departure", "").status()).isEqualTo(204);
        for (Desk desk : HOUSE.desks().values()) {
            assertThat(seen(desk, Talk.id(thread))).isZero();
        }
    }

    @Test
    void pagesWorkAsFormsDo() {
        Browser port = Browser.at(HOUSE, "port-desk");
        Browser.Answer made =
                port.post(
                        "/circles/new",
                        "/circles/new",
                        Map.of("kind", "peer", "ja", "画面の仲間", "ceiling", "TLP:AMBER"));
        assertThat(made.location()).startsWith("/circles/");
        Browser.Answer refused =
                port.post(
                        made.location(),
                        made.location() + "/threads",
                        Map.of("title", "話", "text", "本文", "marking", "TLP:RED"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("TLP:AMBER までです", "本文");
        Browser.Answer opened =
                port.post(
                        made.location(),
                        made.location() + "/threads",
                        Map.of("title", "話", "text", "本文", "marking", "TLP:AMBER"));
        assertThat(opened.location()).contains("/threads/");
        assertThat(port.get(opened.location()).text()).contains("本文");
        assertThat(port.get("/circles?words=x").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\": \"ceptoar\", \"name\": {\"ja\": \"x\"}, \"ceiling\": \"TLP:GREEN\"} |"
                        + " /kind",
                "{\"kind\": \"peer\", \"ceiling\": \"TLP:GREEN\"} | /name/ja",
                "{\"kind\": \"peer\", \"name\": {\"ja\": \"x\"}} | /ceiling",
                "{\"kind\": \"peer\", \"name\": {\"ja\": \"x\"}, \"ceiling\": \"TLP:RED\"} |"
                        + " /ceiling",
                "{\"kind\": \"isac\", \"name\": {\"ja\": \"x\"}, \"ceiling\": \"TLP:GREEN\","
                        + " \"beside\": \"x\"} | /beside"
            })
    void namesWhatIsWrong(String document, String pointer) {
        Desk.Answer answer = PORT.post(Talk.ALL, document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly(pointer);
    }

    private static int seen(Desk desk, UUID thread) {
        Integer found =
                HOUSE.database()
                        .transaction()
                        .execute(_ -> {
                            become(desk);
                            return HOUSE.database()
                                    .asApplication()
                                    .sql("select count(*) from community.entry where thread = ?")
                                    .param(thread)
                                    .query(Integer.class)
                                    .single();
                        });
        return found == null ? -1 : found;
    }

    private static void as(Desk desk, String sql) {
        HOUSE.database()
                .transaction()
                .executeWithoutResult(_ -> {
                    become(desk);
                    HOUSE.database().asApplication().sql(sql).update();
                });
    }

    private static void become(Desk desk) {
        HOUSE.database()
                .asApplication()
                .sql(
                        """
                        select set_config('kaname.organisation', ?, true), set_config('kaname.account', ?, true)
                        """)
                .params(desk.organisation(), account(desk))
                .query()
                .listOfRows();
    }

    private static String account(Desk desk) {
        return HOUSE.database()
                .asOwner()
                .sql(
                        """
                        select id::text from registry.account where organisation = ? and persona is not null
                         order by persona limit 1
                        """)
                .param(desk.organisation())
                .query(String.class)
                .single();
    }
}
