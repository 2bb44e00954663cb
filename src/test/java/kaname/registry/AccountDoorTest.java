package kaname.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import kaname.Browser;
import kaname.Codes;
import kaname.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What an administrator may do at somebody's door, and who hears of it.
class AccountDoorTest {

    private static final House HOUSE = House.ofItsOwn();

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static String administrator() {
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
                        insert into registry.account (id, organisation, login, role, title_ja, title_en)
                        values (gen_random_uuid(), 'house', 'root', 'administrator', '管', 'Root') on conflict do nothing
                        """)
                .update();
        return "root";
    }

    @Test
    void takesALostSecondFactorAwayAndEndsTheSessionsAndTheStewardsSeeIt() {
        Browser holder = Browser.at(HOUSE, "port-desk");
        Codes.addTo(holder);
        assertThat(holder.get("/account").text()).contains("10 個");
        UUID account = account("port-desk");
        String door = "/administration/accounts/" + account + "/door";
        Browser root = Browser.at(HOUSE, administrator());
        assertThat(root.get(door).text()).contains("port-desk", "127.0.0.0/24");

        assertThat(root.post(door, door + "/second-factor-removal", Map.of()).status())
                .isEqualTo(303);

        assertThat(holder.get("/account").status()).isEqualTo(303);
        assertThat(factors(account)).isZero();
        Browser steward = Browser.at(HOUSE, "port-desk");
        assertThat(steward.get("/organisation").text()).contains("確認コードを外した");
    }

    @Test
    void endsTheSessionsOfAnAccount() {
        Browser holder = Browser.at(HOUSE, "sora-desk");
        String door = "/administration/accounts/" + account("sora-desk") + "/door";
        Browser root = Browser.at(HOUSE, administrator());

        assertThat(root.post(door, door + "/sessions-end", Map.of()).status()).isEqualTo(303);

        assertThat(holder.get("/report").status()).isEqualTo(303);
    }

    @Test
    void nobodyElseDoes() {
        UUID account = account("izumi-desk");
        String door = "/administration/accounts/" + account + "/door";
        Browser holder = Browser.at(HOUSE, "izumi-desk");
        Browser coordinator = Browser.at(HOUSE, "coordinator");

        assertThat(coordinator.get(door).status()).isEqualTo(404);
        assertThat(coordinator.post("/account", door + "/sessions-end", Map.of()).status())
                .isEqualTo(404);
        assertThat(holder.get("/report").status()).isEqualTo(200);
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
