package kaname.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.Browser;
import kaname.Codes;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What takes two administrators in a house that has two.
class TwoHandsTest {

    private static final House HOUSE = House.ofItsOwn();
    private static final String HERE = "/administration/two-hands";
    private static final Pattern GRANT = Pattern.compile("action=\"([^\"]+)/grant\"");

    @BeforeAll
    static void twoAdministrators() {
        HOUSE.database()
                .asOwner()
                .sql(
                        """
                        insert into registry.organisation (id, name_ja, name_en, kind, country)
                        values ('house', '運営', 'House', 'authority', 'JP') on conflict do nothing
                        """)
                .update();
        HOUSE.database()
                .asOwner()
                .sql(
                        """
                        insert into registry.account (id, organisation, login, role, title_ja, title_en, password_hash)
                        select gen_random_uuid(), 'house', l, 'administrator', '管', 'Root', 'x'
                          from unnest(array['root-1', 'root-2']) l
                        """)
                .update();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void aLostSecondFactorIsTakenAwayOnceAnotherAdministratorGrantsIt() {
        Browser holder = Browser.at(HOUSE, "port-desk");
        Codes.addTo(holder);
        UUID account = account("port-desk");
        String door = "/administration/accounts/" + account + "/door";
        Browser one = Browser.at(HOUSE, "root-1");
        Browser other = Browser.at(HOUSE, "root-2");

        Browser.Answer bare = one.post(door, door + "/second-factor-removal", Map.of());
        assertThat(bare.status()).isEqualTo(400);
        assertThat(bare.text()).contains("理由を400文字以内");
        Browser.Answer asked =
                one.post(door, door + "/second-factor-removal", Map.of("reason", "電話で本人と確かめた"));
        assertThat(asked.location()).isEqualTo(HERE);
        assertThat(factors(account)).isEqualTo(1);
        assertThat(one.get(HERE).text()).contains("電話で本人と確かめた").doesNotContain("/grant");

        assertThat(other.post(HERE, grant(other), Map.of()).status()).isEqualTo(303);

        assertThat(factors(account)).isZero();
        assertThat(holder.get("/account").status()).isEqualTo(303);
        assertThat(one.get(HERE).text()).contains("root-2 が認め、行われました");
        assertThat(Browser.at(HOUSE, "port-desk").get("/organisation").text())
                .contains("確認コードを外した");
        Codes.addTo(Browser.at(HOUSE, "port-desk"));
        one.post(door, door + "/second-factor-removal", Map.of("reason", "もう一度"));
        assertThat(factors(account)).as("a grant serves once").isEqualTo(1);
    }

    @Test
    void aSecondFactorOfNobodyIsNotAskedFor() {
        Browser one = Browser.at(HOUSE, "root-1");
        Browser.Answer answer =
                one.post(
                        HERE,
                        HERE,
                        Map.of(
                                "what", "second-factor-removed",
                                "subject", "no-such-login",
                                "reason", "why"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("そのログイン名のアカウントはありません");
    }

    @Test
    void theKeyChangesAfterTheGrantIsCommittedAndTheRecordStandsOnThePage() throws Exception {
        Browser one = Browser.at(HOUSE, "root-1");
        Browser other = Browser.at(HOUSE, "root-2");
        String before = HOUSE.stranger().get("/.well-known/jwks.json").text();
        one.post(HERE, HERE, Map.of("what", "key-rotated", "reason", "年に一度の交代"));
        assertThat(other.post(HERE, grant(other), Map.of()).status()).isEqualTo(303);
        for (int i = 0; i < 60 && !one.get(HERE).text().contains("二人で"); i++) {
            Thread.sleep(500);
        }
        assertThat(one.get(HERE).text()).contains("二人で", "年に一度の交代");
        assertThat(HOUSE.stranger().get("/.well-known/jwks.json").text()).isNotEqualTo(before);
    }

    private static String grant(Browser browser) {
        Matcher grant = GRANT.matcher(browser.get(HERE).text());
        assertThat(grant.find()).isTrue();
        return grant.group(1) + "/grant";
    }

    private static UUID account(String login) {
        return HOUSE.database()
                .asOwner()
                .sql("select id from registry.account where login = ?")
                .param(login)
                .query(UUID.class)
                .single();
    }

    private static int factors(UUID account) {
        return HOUSE.database()
                .asOwner()
                .sql("select count(*) from registry.totp where account = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }
}
