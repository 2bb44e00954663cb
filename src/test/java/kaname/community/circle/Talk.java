package kaname.community.circle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import kaname.Desk;
import kaname.House;
import tools.jackson.databind.JsonNode;

/// What is done with circles over the API, in few words.
final class Talk {

    static final String ALL = "/api/v1/circles";

    private Talk() {}

    static String of(House house, String office) {
        return ALL
                + "/"
                + house.database()
                        .asOwner()
                        .sql("select id::text from community.circle where office = ?")
                        .param(office)
                        .query(String.class)
                        .single();
    }

    static String council(House house) {
        return ALL
                + "/"
                + house.database()
                        .asOwner()
                        .sql("select id::text from community.circle where kind = 'council'")
                        .query(String.class)
                        .single();
    }

    static String peers(Desk founder, String name) {
        return ALL
                + "/"
                + created(
                                founder.post(
                                        ALL,
                                        """
                                        {"kind": "peer", "name": {"ja": "%s"}, "ceiling": "TLP:AMBER",
                                         "origin": {"what": "演習の第2卓", "id": "table-2"}}
                                        """
                                                .formatted(name)))
                        .path("circle")
                        .path("id")
                        .asString();
    }

    static void invite(Desk steward, String circle, Desk whom) {
        ok(steward.post(circle + "/members", organisation(whom)));
    }

    static String organisation(Desk desk) {
        return "{\"organisation\": \"" + desk.organisation() + "\"}";
    }

    static void join(Desk whom, String circle, boolean hidden) {
        ok(whom.post(circle + "/acceptance", "{\"hidden\": " + hidden + "}"));
    }

    /// The path of a new thread.
    static String thread(Desk desk, String circle, String title, String text) {
        return circle
                + "/threads/"
                + created(
                                desk.post(
                                        circle + "/threads",
                                        """
                                        {"title": "%s", "text": "%s", "marking": "TLP:AMBER"}
                                        """
                                                .formatted(title, text)))
                        .path("id")
                        .asString();
    }

    static Desk.Answer say(Desk desk, String thread, String text, String marking) {
        return desk.post(
                thread + "/entries",
                "{\"text\": \"" + text + "\", \"marking\": \"" + marking + "\"}");
    }

    static String guest(Desk steward, String circle, Desk whom, String thread) {
        String which =
                thread.isEmpty()
                        ? ""
                        : ", \"thread\": \"" + thread.substring(thread.lastIndexOf('/') + 1) + "\"";
        return created(
                        steward.post(
                                circle + "/guests",
                                "{\"organisation\": \"%s\", \"reason\": \"意見を聞く\"%s}"
                                        .formatted(whom.organisation(), which)))
                .path("id")
                .asString();
    }

    static JsonNode created(Desk.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    static JsonNode ok(Desk.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    static List<String> subjects(House house, String organisation) {
        return house.database()
                .asOwner()
                .sql(
                        """
                        select about::text from exchange.delivery where organisation = ? and occasion = 'circle'
                        """)
                .param(organisation)
                .query(String.class)
                .list();
    }

    static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }
}
