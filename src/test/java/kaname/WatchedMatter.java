package kaname;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.Routes.Route;
import kaname.advisory.Advised;
import tools.jackson.databind.JsonNode;

/// One incident with everything that can hang on it, and who may see what of it: computed from who
/// wrote to whom and from what each role reads for, not from what the house answers.
public final class WatchedMatter {

    public static final String MARK = "Zebra秘密";
    private static final String OPERATOR = "minato-terminal";

    /// A letter as the database has it.
    record Sent(String id, String sender, String recipient, String purpose) {}

    /// What a path is filled with.
    public record Ids(
            String incident,
            String letter,
            String file,
            String proposal,
            String crossing,
            String room,
            String announcement,
            String advisory,
            String draft,
            String measure,
            Community community) {
        static Ids nowhere() {
            String id = UUID.randomUUID().toString();
            return new Ids(
                    id, id, id, id, id, id, id, id, id, id, new Community(id, id, id, id, id));
        }
    }

    /// What hangs on circles, drills and rules.
    record Community(String circle, String thread, String entry, String drill, String rule) {}

    private final House house;
    private final Map<String, Set<String>> reads;
    private final Map<String, String> roles;
    private final String incident;
    private final List<Sent> letters;
    private String file = "";
    private String proposal = "";
    private String crossing = "";
    private String room = "";
    private String announcement = "";
    private String advisory = "";
    private String draft = "";
    private String measure = "";
    private Community community = new Community("", "", "", "", "");

    public WatchedMatter(House house, boolean exercise) {
        this.house = house;
        this.reads =
                house
                        .database()
                        .asOwner()
                        .sql("select role, purpose from registry.role_purpose")
                        .query((row, _) -> List.of(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        List::getFirst,
                                        Collectors.mapping(List::getLast, Collectors.toSet())));
        this.roles =
                house
                        .database()
                        .asOwner()
                        .sql("select login, role from registry.account")
                        .query((row, _) -> List.of(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(List::getFirst, List::getLast));
        this.incident = report(house.desk("port-desk"), exercise);
        this.letters = letters();
    }

    public String incident() {
        return incident;
    }

    static String report(Desk port, boolean exercise) {
        Desk.Answer answer =
                port.report(
                        """
                        {"title": "%1$s", "exercise": %3$s, "wishes": {"send": ["jp-police"]},
                         "facts": {"service": "コンテナの搬出入", "service_state": "stopped",
                         "state_since": "%2$s", "aware_at": "%2$s", "contact": "%1$s", "summary": "%1$s",
                         "attack_type": "ransomware", "malicious_suspected": true,
                         "personal_data": "confirmed", "sensitive_data": true}}
                        """
                                .formatted(MARK, Instant.now(), exercise));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private List<Sent> letters() {
        return house.database()
                .asOwner()
                .sql(
                        "select distinct on (purpose, recipient, sender) id, sender, recipient,"
                            + " purpose from exchange.letter where incident = ?::uuid and recipient"
                            + " is not null order by purpose, recipient, sender, id")
                .param(incident)
                .query((row, _) ->
                        new Sent(
                                row.getString("id"),
                                row.getString("sender"),
                                row.getString("recipient"),
                                row.getString("purpose")))
                .list();
    }

    /// A question, a proposal, a file that is released, and a wish to use a letter for something
    /// else, all of them about what was told in confidence.
    public WatchedMatter withEverything() {
        Sent locked = to("land-ministry", "sharing");
        Desk ministry = house.desk("ministry-desk");
        Desk port = house.desk("port-desk");
        String inbox = "/api/v1/inbox/" + locked.id();
        assertThat(ministry.post(inbox + "/questions", "{\"text\": \"" + MARK + "\"}").status())
                .isEqualTo(201);
        Desk.Answer proposed =
                ministry.post(
                        inbox + "/proposals",
                        "{\"fact\": \"service_state\", \"value\": \"degraded\", \"reason\": \""
                                + MARK
                                + "\"}");
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
        proposal = proposed.id();
        Desk.Answer carried =
                ministry.post(
                        "/api/v1/letters/" + locked.id() + "/crossings",
                        "{\"purpose\": \"statutory\", \"instrument\": \"x\", \"article\": \"1\","
                                + " \"source\": \"x\", \"reason\": \""
                                + MARK
                                + "\"}");
        assertThat(carried.status()).as(carried.text()).isEqualTo(201);
        crossing = carried.id();
        String files = "/api/v1/incidents/" + incident + "/attachments";
        JsonNode added =
                port.send(
                                port.request(files + "?name=zebra.txt")
                                        .header("Content-Type", "application/octet-stream")
                                        .POST(BodyPublishers.ofString(MARK)))
                        .json();
        file = added.path("id").asString();
        Desk.Answer released =
                port.post(files + "/" + file + "/release", "{\"everyoneTold\": true}");
        assertThat(released.status()).as(released.text()).isEqualTo(200);
        measure = learn(port, MARK);
        openRoom(port);
        announce();
        advise();
        community = new Community(circle(port), thread, entry(port), drill(), rule());
        return this;
    }

    /// More rows of each kind that hangs on it.
    void withMore(int number) {
        Desk port = house.desk("port-desk");
        Desk ministry = house.desk("ministry-desk");
        String incidents = "/api/v1/incidents/" + incident;
        for (Sent letter : letters) {
            port.post(
                    "/api/v1/letters/" + letter.id() + "/told",
                    "{\"way\": \"phone\", \"whoTookIt\": \"x\"}");
            ministry.post(
                    "/api/v1/inbox/" + letter.id() + "/questions",
                    "{\"text\": \"質問" + number + "\"}");
        }
        assertThat(
                        port.further(incident, "{\"facts\": {\"summary\": \"第" + number + "報\"}}")
                                .status())
                .isEqualTo(201);
        port.send(
                port.request(incidents + "/attachments?name=more" + number + ".txt")
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofString(MARK + number)));
        learn(port, "対策" + number);
        port.post(
                "/api/v1/rooms/" + room + "/messages",
                "{\"text\": \"" + number + "\", \"marking\": \"TLP:AMBER\"}");
        String circles = "/api/v1/circles/" + community.circle();
        port.post(
                circles + "/threads",
                "{\"title\": \"x\", \"text\": \"x\", \"marking\": \"TLP:AMBER\"}");
        port.post(
                circles + "/threads/" + community.thread() + "/entries",
                "{\"text\": \"x\", \"marking\": \"TLP:AMBER\"}");
        ministry.further(incident, "{\"facts\": {\"summary\": \"x\"}}");
        for (String persona : List.of("port-desk", "ministry-desk")) {
            house.desk(persona)
                    .post(
                            "/api/v1/channels",
                            "{\"kind\": \"mail\", \"address\": \"desk%d@%s.example\"}"
                                    .formatted(number, persona));
        }
    }

    /// A measure that came from it.
    private String learn(Desk port, String what) {
        Desk.Answer kept =
                port.post(
                        "/api/v1/measures",
                        "{\"what\": \"%s\", \"approach\": \"reactive\", \"state\": \"planned\", \"incident\": \"%s\"}"
                                .formatted(what, incident));
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        return kept.id();
    }

    /// A room in which the police are, and something was said.
    private void openRoom(Desk port) {
        Desk.Answer opened =
                port.post(
                        "/api/v1/incidents/" + incident + "/room",
                        "{\"purpose\": \"" + MARK + "\"}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        room = opened.id();
        String path = "/api/v1/rooms/" + room;
        assertThat(port.post(path + "/invitations", "{\"organisation\": \"police\"}").status())
                .isEqualTo(200);
        assertThat(house.desk("police-desk").post(path + "/acceptance", "{}").status())
                .isEqualTo(200);
        assertThat(
                        port.post(
                                        path + "/messages",
                                        "{\"text\": \"" + MARK + "\", \"marking\": \"TLP:AMBER\"}")
                                .status())
                .isEqualTo(201);
    }

    /// Word from the coordinator to the operator alone.
    private void announce() {
        Desk.Answer released =
                house.desk("coordinator")
                        .post(
                                "/api/v1/announcements",
                                """
                                {"kind": "advice", "title": "%1$s", "text": "%1$s", "tlp": "TLP:RED",
                                 "audience": {"organisations": ["minato-terminal"]}}
                                """
                                        .formatted(MARK));
        assertThat(released.status()).as(released.text()).isEqualTo(201);
        announcement = released.id();
    }

    /// An advisory for the operator alone, written from what it told, and the draft of another.
    private void advise() {
        Advised advised = new Advised(house);
        Map<String, Object> document = Advised.document(MARK);
        document.put("tlp", "TLP:RED");
        document.put("pap", "PAP:RED");
        document.put("audience", Advised.to(OPERATOR));
        draft = advised.drafted("coordinator", document);
        advisory = advised.released("coordinator", document);
    }

    private String thread = "";

    /// A peer group of the port and the air-traffic service, in which the police read one thread.
    private String circle(Desk port) {
        Desk.Answer made =
                port.post(
                        "/api/v1/circles",
                        "{\"kind\": \"peer\", \"name\": {\"ja\": \""
                                + MARK
                                + "\"}, \"ceiling\": \"TLP:AMBER\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.json().path("circle").path("id").asString();
        Desk.Answer opened =
                port.post(
                        "/api/v1/circles/" + id + "/threads",
                        "{\"title\": \"%1$s\", \"text\": \"%1$s\", \"marking\": \"TLP:AMBER\"}"
                                .formatted(MARK));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        thread = opened.id();
        Desk.Answer invited =
                port.post(
                        "/api/v1/circles/" + id + "/guests",
                        "{\"organisation\": \"police\", \"reason\": \"%s\", \"thread\": \"%s\"}"
                                .formatted(MARK, thread));
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        circle = id;
        return id;
    }

    private String circle = "";

    private String entry(Desk port) {
        return port.get("/api/v1/circles/" + circle + "/threads/" + thread)
                .json()
                .path("entries")
                .path(0)
                .path("id")
                .asString();
    }

    /// Started by the ministry for ports, confirmed by the office, so that the port was told.
    private String drill() {
        Desk.Answer started =
                house.desk("ministry-desk")
                        .post(
                                "/api/v1/drills",
                                "{\"title\": \"%1$s\", \"text\": \"%1$s\", \"offices\": [\"ceptoar-port\"]}"
                                        .formatted(MARK));
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        String id = started.json().path("drill").path("id").asString();
        assertThat(
                        house.desk("ceptoar-port")
                                .post("/api/v1/drills/" + id + "/confirmation", "")
                                .status())
                .isEqualTo(200);
        return id;
    }

    private String rule() {
        Desk.Answer stated =
                house.desk("port-desk")
                        .post(
                                "/api/v1/sharing-rules",
                                """
                                {"about": "incident", "validFrom": "2020-01-01", "validTo": "2020-01-02",
                                 "basis": {"instrument": "x", "article": "1", "provenance": "unverified"}}
                                """);
        assertThat(stated.status()).as(stated.text()).isEqualTo(201);
        return stated.id();
    }

    Sent to(String recipient, String purpose) {
        return letters.stream()
                .filter(one -> one.recipient().equals(recipient) && one.purpose().equals(purpose))
                .findFirst()
                .orElseThrow();
    }

    /// What a route may be asked about: each letter, or the incident.
    public List<Ids> things(Route route) {
        if (!route.who().ofALetter()) {
            return List.of(ids(to("land-ministry", "sharing")));
        }
        List<Ids> things = new ArrayList<>();
        letters.forEach(letter -> things.add(ids(letter)));
        return things;
    }

    private Ids ids(Sent letter) {
        return new Ids(
                incident,
                letter.id(),
                file,
                proposal,
                crossing,
                room,
                announcement,
                advisory,
                draft,
                measure,
                community);
    }

    boolean sees(String persona, Route route, Ids ids) {
        String organisation = house.desk(persona).organisation();
        boolean operator = organisation.equals(OPERATOR);
        return switch (route.who()) {
            case INCIDENT, LETTER_OPERATOR -> operator;
            case ROOM -> operator || organisation.equals("police");
            case THREAD, CIRCLE -> operator || organisation.equals("police");
            case SITTING, RULE -> operator;
            case DRILL -> operator || Set.of("ministry-desk", "ceptoar-port").contains(persona);
            case ANNOUNCED, ADVISED -> operator;
            case ANNOUNCEMENT, ADVISORY -> operator || persona.equals("coordinator");
            case ANNOUNCER, ADVISER -> persona.equals("coordinator");
            case MATTER -> operator || letters.stream().anyMatch(l -> reads(persona, l));
            case FILE ->
                    operator
                            || letters.stream()
                                    .filter(l -> l.recipient().equals(organisation))
                                    .anyMatch(l -> reads(persona, l));
            case LETTER -> operator || reads(persona, letter(ids));
            case RECIPIENT ->
                    letter(ids).recipient().equals(organisation) && reads(persona, letter(ids));
            default -> true;
        };
    }

    /// Whether the persona may see anything at all of it.
    boolean concerns(String persona) {
        return Set.of(OPERATOR, "police", "ceptoar-port", "shiosai-terminal")
                        .contains(house.desk(persona).organisation())
                || letters.stream().anyMatch(letter -> reads(persona, letter));
    }

    private Sent letter(Ids ids) {
        return letters.stream().filter(l -> l.id().equals(ids.letter())).findFirst().orElseThrow();
    }

    private boolean reads(String persona, Sent letter) {
        String organisation = house.desk(persona).organisation();
        return Set.of(letter.sender(), letter.recipient()).contains(organisation)
                && reads.getOrDefault(roles.get(persona), Set.of()).contains(letter.purpose());
    }

    /// Every id of it, which nobody else may come across.
    List<String> names() {
        List<String> names = new ArrayList<>();
        names.add(MARK);
        names.add(incident);
        letters.forEach(letter -> names.add(letter.id()));
        return names;
    }

    /// The path of a route about these things.
    public static String path(Route route, Ids ids) {
        String pattern = route.pattern().replace("{code:[a-z][a-z0-9-]{0,60}}", "not-found");
        return pattern.replace("{incident}", ids.incident())
                .replace("{thread}", ids.community().thread())
                .replace("{entry}", ids.community().entry())
                .replace("{letter}", ids.letter())
                .replace("{fid}", ids.letter())
                .replace("{aid}", ids.file())
                .replace("{draft}", ids.draft())
                .replace("{crossing}", ids.crossing())
                .replace("{id}", id(pattern, ids))
                .replace("{format}", "csv")
                .replace("{chart}", pattern.contains("year") ? "threats" : "national-own")
                .replace("{regime}", "jp-acd-art5")
                .replace("{report}", "1")
                .replace("{number}", "1")
                .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    }

    private static String id(String pattern, Ids ids) {
        if (pattern.contains("/circles/{id}")) {
            return ids.community().circle();
        }
        if (pattern.contains("/drills/{id}")) {
            return ids.community().drill();
        }
        if (pattern.contains("/sharing-rules/{id}")) {
            return ids.community().rule();
        }
        if (pattern.contains("/proposals/{id}")) {
            return ids.proposal();
        }
        if (pattern.contains("/crossings/{id}")) {
            return ids.crossing();
        }
        if (pattern.contains("/rooms/{id}")) {
            return ids.room();
        }
        if (pattern.contains("/announcements/{id}")) {
            return ids.announcement();
        }
        if (pattern.contains("/advisories/{id}")) {
            return ids.advisory();
        }
        if (pattern.contains("/measures/{id}")) {
            return ids.measure();
        }
        if (pattern.contains("/incidents/{id}") || pattern.contains("/severity/{id}")) {
            return ids.incident();
        }
        return pattern.contains("/letters/{id}") || pattern.contains("/inbox/{id}")
                ? ids.letter()
                : UUID.randomUUID().toString();
    }
}
