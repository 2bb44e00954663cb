package kaname.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import kaname.Desk;
import kaname.Desk.Answer;
import kaname.House;
import kaname.attachment.content.Samples;
import kaname.exchange.Hash;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Home;
import kaname.platform.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Files of an incident, from the line to the disk and back.
class AttachmentsTest {

    private static final House HOUSE = House.open();
    private static final Desk PORT = HOUSE.desk("port-desk");
    private static final Desk MINISTRY = HOUSE.desk("ministry-desk");
    private static final JdbcClient OWNER = HOUSE.database().asOwner();
    private static final int MB = 1_048_576;

    private static String incident;

    @BeforeAll
    static void aPortReports() {
        incident = report();
    }

    static String report() {
        String now = Instant.now().minusSeconds(3600).toString();
        Answer answer =
                PORT.report(
                        """
                        {"title": "添付の試験", "facts": {"service": "搬出入", "service_state": "stopped",
                         "state_since": "%s", "aware_at": "%s", "contact": "当直 050-0000-1001",
                         "attack_type": "ransomware", "malicious_suspected": true}}
                        """
                                .formatted(now, now));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    // ------------------------------------------------------------------------------------ in and
    // out

    @Test
    void aFileComesBackAsItWasAndStandsInTheLedgerByItsHash() {
        byte[] content = lines(2 * MB + 17);
        Answer added = add(PORT, incident, "門のログ.log", content);

        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().path("sha256").asString()).isEqualTo(Hash.sha256(content).hex());
        assertThat(added.json().path("type").asString()).startsWith("text/plain");
        assertThat(added.json().path("readers")).isEmpty();
        Answer back = PORT.get(path(added) + "/content");
        assertThat(back.raw().body()).isEqualTo(content);
        assertThat(ledger(added.id()))
                .containsExactly("incident/" + incident + " " + Hash.sha256(content).hex());
    }

    @Test
    void whatIsStoredIsSealed() {
        byte[] content = "パスワードは hunter2 でした\n".repeat(100).getBytes(UTF_8);
        Answer added = add(PORT, incident, "a.txt", content);

        byte[] stored =
                OWNER.sql("select sealed from attachment.chunk where file = ?::uuid")
                        .param(added.id())
                        .query(byte[].class)
                        .single();
        assertThat(HexFormat.of().formatHex(stored))
                .doesNotContain(HexFormat.of().formatHex("hunter2".getBytes(UTF_8)));
    }

    @Test
    void aFormBringsAFileToo() {
        Answer added = form(PORT, incident, "file", "画面.png", Samples.png());

        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().path("name").asString()).isEqualTo("画面.png");
        assertThat(added.json().path("type").asString()).isEqualTo("image/png");
    }

    @Test
    void aDownloadCanNotBecomeAPage() {
        Answer added = add(PORT, incident, "x.html", Samples.text());
        Answer back = PORT.get(path(added) + "/content");

        assertThat(back.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains("x.html.txt");
        assertThat(back.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(back.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(back.header("Cache-Control")).isEqualTo("no-store");
        assertThat(back.header("Content-Type")).startsWith("text/plain");
    }

    @Test
    void theHousesOwnFormsCanBeAttached() {
        JsonNode letter = letters().getFirst();
        for (String format : List.of("pdf", "xlsx", "csv")) {
            byte[] file =
                    PORT.get(
                                    "/api/v1/incidents/%s/filings/%s/letter.%s"
                                            .formatted(
                                                    incident, letter.path("id").asString(), format))
                            .raw()
                            .body();
            assertThat(add(PORT, incident, "form." + format, file).status())
                    .as(format)
                    .isEqualTo(201);
        }
    }

    // ----------------------------------------------------------------------------------------
    // refused

    @Test
    void whatIsNotTakenIsRefusedByNamingTheField() {
        long before = files();
        for (byte[] content :
                List.of(
                        new byte[0],
                        "<html><script>alert(1)</script>".getBytes(UTF_8),
                        new byte[] {'M', 'Z', 0, 1},
                        Samples.join(Samples.png(), Samples.zip()))) {
            Answer refused = add(PORT, incident, "a.png", content);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.pointers()).containsExactly("/file");
        }
        assertThat(form(PORT, incident, "other", "a.txt", Samples.text()).pointers())
                .containsExactly("/file");
        assertThat(form(PORT, incident, "file", "", Samples.text()).pointers())
                .containsExactly("/file");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithoutATrace() {
        long before = files();
        byte[] large = lines(25 * MB + 1);

        Answer refused = add(PORT, incident, "a.log", large);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.pointers()).containsExactly("/file");
        assertThat(form(PORT, incident, "file", "a.log", large).status()).isEqualTo(413);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void theFilesOfAnIncidentAreBoundedTogether() {
        String other = report();
        String first = add(PORT, other, "a.txt", Samples.text()).id();
        OWNER.sql("update attachment.file set size = ? where id = ?::uuid")
                .params(200L * MB - 10, first)
                .update();

        Answer refused = add(PORT, other, "b.txt", Samples.text());
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.pointers()).containsExactly("/file");
    }

    // ----------------------------------------------------------------------------------- broken in
    // two

    @Test
    void anUploadThatIsCutOffLeavesNothing() throws Exception {
        long before = files();
        URI house = URI.create(HOUSE.address());
        try (Socket line = new Socket(house.getHost(), house.getPort())) {
            OutputStream out = line.getOutputStream();
            out.write(
                    ("POST /api/v1/incidents/%s/attachments?name=a.log HTTP/1.1\r\nHost: h\r\n"
                                    + "Authorization: Bearer %s\r\nContent-Length: 5000000\r\n\r\n")
                            .formatted(incident, PORT.token())
                            .getBytes(UTF_8));
            out.write(lines(2 * MB));
        }
        Thread.sleep(300);
        assertThat(files()).isEqualTo(before);

        byte[] open =
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhalf"
                        .getBytes(UTF_8);
        Answer refused =
                PORT.send(
                        PORT.request(attachments(incident))
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(BodyPublishers.ofByteArray(open)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("upload-cut-off");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aKilledTransactionLeavesNothing() throws Exception {
        long before = files();
        long ledger = HOUSE.rows().get("exchange.ledger");
        CompletableFuture<Answer> upload;
        try (var connection = HOUSE.database().owner().getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.createStatement()) {
                lock.execute("select * from exchange.ledger_head for update");
                upload =
                        CompletableFuture.supplyAsync(
                                () -> add(PORT, incident, "a.log", lines(MB)));
                while (!killWhoeverWaits()) {
                    Thread.sleep(50);
                }
            }
            connection.rollback();
        }
        assertThat(upload.get().status()).isGreaterThanOrEqualTo(500);
        assertThat(files()).isEqualTo(before);
        assertThat(HOUSE.rows().get("exchange.ledger")).isEqualTo(ledger);
    }

    @Test
    void aHouseWithoutItsKeySaysSo() throws IOException {
        Answer added = add(PORT, incident, "a.txt", Samples.text());
        Path home = HOUSE.bean(Home.class).directory();
        List<Path> keys;
        try (var found = Files.list(home)) {
            keys =
                    found.filter(f -> f.getFileName().toString().startsWith("attachment-key-"))
                            .toList();
        }
        for (Path key : keys) {
            Files.move(key, key.resolveSibling("away-" + key.getFileName()));
        }
        try {
            Answer back = PORT.get(path(added) + "/content", "Accept-Language", "en");
            assertThat(back.status()).isEqualTo(503);
            assertThat(back.text()).contains("attachment-key-missing").contains("lacks the key");
        } finally {
            for (Path key : keys) {
                Files.move(key.resolveSibling("away-" + key.getFileName()), key);
            }
        }
        assertThat(PORT.get(path(added) + "/content").status()).isEqualTo(200);
    }

    @Test
    void changedBytesAreNeverHandedOut() {
        Answer added = add(PORT, incident, "a.log", lines(MB));
        OWNER.sql(
                        """
                        update attachment.chunk set sealed = set_byte(sealed, 9, get_byte(sealed, 9) # 1)
                         where file = ?::uuid and number = 2
                        """)
                .param(added.id())
                .update();

        Answer back = PORT.get(path(added) + "/content");
        assertThat(back.status()).isEqualTo(500);
        assertThat(back.header("Content-Disposition")).isEmpty();
    }

    @Test
    void aNewKeyOfTheHouseOpensWhatWasStoredBefore() {
        byte[] content = lines(MB);
        Answer added = add(PORT, incident, "a.log", content);
        String before = keyOf(added.id());

        Rewrap.Done done = new Rewrap(HOUSE.database().owner(), HOUSE.bean(Home.class)).run();

        assertThat(done.files()).isPositive();
        assertThat(keyOf(added.id())).isEqualTo(done.key()).isNotEqualTo(before);
        assertThat(PORT.get(path(added) + "/content").raw().body()).isEqualTo(content);
    }

    // ------------------------------------------------------------------------------------ who may
    // read

    @Test
    void nobodyButTheOperatorReadsAFileUntilItIsReleased() {
        Answer added = add(PORT, incident, "a.txt", Samples.text());

        for (Desk other : others()) {
            assertThat(other.get(path(added)).status()).as(other.organisation()).isEqualTo(404);
            assertThat(other.get(path(added) + "/content").status()).isEqualTo(404);
            assertThat(other.post(path(added) + "/release", "{\"everyoneTold\": true}").status())
                    .isIn(403, 404);
            assertThat(delete(other, added).status()).isIn(403, 404);
            assertThat(add(other, incident, "b.txt", Samples.text()).status()).isIn(403, 404);
        }
        assertThat(MINISTRY.get(attachments(incident)).json().path("attachments"))
                .noneMatch(file -> file.path("id").asString().equals(added.id()));
    }

    @Test
    void whoeverIsNamedReadsItAndTheOperatorSeesEachDownload() {
        Answer added = add(PORT, incident, "a.txt", Samples.text());
        Answer released =
                PORT.post(
                        path(added) + "/release",
                        "{\"recipients\": [\"%s\"]}".formatted(MINISTRY.organisation()));
        assertThat(released.status()).as(released.text()).isEqualTo(200);

        assertThat(MINISTRY.get(path(added) + "/content").raw().body()).isEqualTo(Samples.text());
        assertThat(MINISTRY.get(path(added) + "/content").status()).isEqualTo(200);
        for (Desk other : others()) {
            if (!other.organisation().equals(MINISTRY.organisation())) {
                assertThat(other.get(path(added) + "/content").status())
                        .as(other.organisation())
                        .isEqualTo(404);
            }
        }
        JsonNode seen = PORT.get(path(added)).json();
        assertThat(seen.path("readers")).hasSize(1);
        assertThat(seen.path("downloads")).hasSize(2);
        assertThat(seen.path("downloads").get(0).path("organisation").asString())
                .isEqualTo(MINISTRY.organisation());
        assertThat(ledger(added.id()))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("incident/" + incident + ">" + MINISTRY.organisation());
    }

    @Test
    void aRecipientSeesNeitherTheOtherReadersNorTheirDownloads() {
        Answer added = add(PORT, incident, "a.txt", Samples.text());
        PORT.post(path(added) + "/release", "{\"everyoneTold\": true}");
        int readers = PORT.get(path(added)).json().path("readers").size();

        assertThat(readers).isGreaterThan(1);
        assertThat(MINISTRY.get(path(added)).json().path("readers")).hasSize(1);
    }

    @Test
    void onlyThoseWhoWereToldCanBeNamed() {
        Answer added = add(PORT, incident, "a.txt", Samples.text());
        for (String body :
                List.of(
                        "{\"recipients\": [\"nobody-at-all\"]}",
                        "{\"recipients\": []}",
                        "{\"recipients\": [null]}",
                        "{}")) {
            Answer refused = PORT.post(path(added) + "/release", body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.pointers()).containsExactly("/recipients");
        }
    }

    @Test
    void aFileThatNobodyWasGivenCanBeRemovedAndItsHashStays() {
        Answer added = add(PORT, incident, "a.txt", Samples.text());

        assertThat(delete(PORT, added).status()).isEqualTo(204);
        assertThat(PORT.get(path(added)).status()).isEqualTo(404);
        assertThat(
                        OWNER.sql("select count(*) from attachment.chunk where file = ?::uuid")
                                .param(added.id())
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(ledger(added.id())).hasSize(1);
        assertThat(delete(PORT, added).status()).isEqualTo(404);
    }

    @Test
    void aFileThatWasReleasedStays() {
        Answer added = add(PORT, incident, "a.txt", Samples.text());
        PORT.post(path(added) + "/release", "{\"everyoneTold\": true}");

        assertThat(delete(PORT, added).status()).isEqualTo(409);
        assertThat(PORT.get(path(added) + "/content").status()).isEqualTo(200);
    }

    @Test
    void theDatabaseItselfShowsAFileToItsReadersOnly() {
        Answer kept = add(PORT, incident, "a.txt", Samples.text());
        Answer given = add(PORT, incident, "b.txt", Samples.text());
        PORT.post(
                path(given) + "/release",
                "{\"recipients\": [\"%s\"]}".formatted(MINISTRY.organisation()));

        assertThat(chunksSeenBy("port-desk", kept, given)).isEqualTo(2);
        assertThat(chunksSeenBy("ministry-desk", kept, given)).isEqualTo(1);
        for (String other : List.of("coordinator", "health-desk", "kurashi-desk", "police-desk")) {
            if (HOUSE.desks().containsKey(other)) {
                assertThat(chunksSeenBy(other, kept, given)).as(other).isZero();
            }
        }
    }

    @Test
    void theDatabaseRefusesToReleaseWhatIsNotOnesOwnOrToThoseWhoWereNotTold() {
        Answer added = add(PORT, incident, "a.txt", Samples.text());
        String insert =
                """
                insert into attachment.release (file, organisation, operator, at, account)
                values (?::uuid, ?, ?, now(), ?)
                """;
        for (var row :
                Map.of("ministry-desk", MINISTRY.organisation(), "port-desk", untold())
                        .entrySet()) {
            Caller caller = caller(row.getKey());
            assertThatThrownBy(() ->
                            as(
                                    caller,
                                    () ->
                                            HOUSE.database()
                                                    .asApplication()
                                                    .sql(insert)
                                                    .params(
                                                            added.id(),
                                                            row.getValue(),
                                                            caller.organisation(),
                                                            caller.account())
                                                    .update()))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("row-level security");
        }
    }

    // -------------------------------------------------------------------------------------------
    // words

    private static boolean killWhoeverWaits() {
        return OWNER.sql(
                        """
                        select coalesce(bool_or(pg_terminate_backend(pid)), false) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'
                           and query like '%exchange.append%'
                        """)
                .query(Boolean.class)
                .single();
    }

    private static String untold() {
        return OWNER.sql(
                        """
                        select id from registry.organisation where id not in (
                            select recipient from exchange.letter where incident = ?::uuid and recipient is not null)
                         order by id limit 1
                        """)
                .param(incident)
                .query(String.class)
                .single();
    }

    private static long chunksSeenBy(String persona, Answer... files) {
        UUID[] ids =
                java.util.Arrays.stream(files)
                        .map(file -> UUID.fromString(file.id()))
                        .toArray(UUID[]::new);
        return as(
                caller(persona),
                () ->
                        HOUSE.database()
                                .asApplication()
                                .sql("select count(*) from attachment.chunk where file = any (?)")
                                .param(ids)
                                .query(Long.class)
                                .single());
    }

    private static <T> T as(Caller caller, java.util.function.Supplier<T> work) {
        return Callers.as(caller, () -> HOUSE.database().transaction().execute(_ -> work.get()));
    }

    private static Caller caller(String persona) {
        String organisation = HOUSE.desk(persona).organisation();
        return OWNER.sql(
                        """
                        select a.id, a.role, o.kind from registry.account a
                          join registry.organisation o on o.id = a.organisation where a.login = ?
                        """)
                .param(persona)
                .query((row, _) ->
                        new Caller(
                                row.getObject("id", UUID.class),
                                organisation,
                                Text.same(organisation),
                                row.getString("kind"),
                                row.getString("role"),
                                Text.same("desk")))
                .single();
    }

    private static List<Desk> others() {
        return HOUSE.desks().values().stream()
                .filter(desk -> !desk.organisation().equals(PORT.organisation()))
                .toList();
    }

    private static List<JsonNode> letters() {
        return PORT
                .get("/api/v1/incidents/" + incident + "/filings")
                .json()
                .path("filings")
                .values()
                .stream()
                .toList();
    }

    private static List<String> ledger(String file) {
        return OWNER.sql(
                        """
                        select basis || ' ' || encode(content_hash, 'hex') from exchange.ledger
                         where subject = ?::uuid and kind = 'attachment' order by sequence
                        """)
                .param(file)
                .query(String.class)
                .list();
    }

    private static String keyOf(String file) {
        return OWNER.sql("select key_id from attachment.file where id = ?::uuid")
                .param(file)
                .query(String.class)
                .single();
    }

    private static long files() {
        return OWNER.sql(
                        "select (select count(*) from attachment.file) + (select count(*) from"
                                + " attachment.chunk)")
                .query(Long.class)
                .single();
    }

    static Answer add(Desk desk, String incident, String name, byte[] content) {
        return desk.send(
                desk.request(attachments(incident) + "?name=" + URLEncoder.encode(name, UTF_8))
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(content)));
    }

    private static Answer form(
            Desk desk, String incident, String field, String name, byte[] content) {
        byte[] head =
                "--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/html\r\n\r\n"
                        .formatted(field, name)
                        .getBytes(UTF_8);
        byte[] body = Samples.join(Samples.join(head, content), "\r\n--x--\r\n".getBytes(UTF_8));
        HttpRequest.Builder request =
                desk.request(attachments(incident))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofByteArray(body));
        return desk.send(request);
    }

    private static Answer delete(Desk desk, Answer file) {
        return desk.send(desk.request(path(file)).DELETE());
    }

    static String path(Answer file) {
        return attachments(incident) + "/" + file.id();
    }

    static String attachments(String of) {
        return "/api/v1/incidents/" + of + "/attachments";
    }

    static byte[] lines(int size) {
        byte[] content = new byte[size];
        Random random = new Random(size);
        for (int i = 0; i < size; i++) {
            content[i] = (byte) (i % 80 == 79 ? '\n' : 'a' + random.nextInt(26));
        }
        return content;
    }
}
