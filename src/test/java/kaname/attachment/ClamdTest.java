package kaname.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static kaname.attachment.AttachmentsTest.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kaname.Desk;
import kaname.Desk.Answer;
import kaname.House;
import kaname.attachment.content.Bytes;
import kaname.attachment.content.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What becomes of a file when a scanner looks at it, and when it can't.
class ClamdTest {

    private static final Duration SHORT = Duration.ofMillis(700);
    // in two parts, so that no scanner stops at this file
    private static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    @TempDir Path directory;

    // ------------------------------------------------------------------------------------ the
    // protocol

    @Test
    void sendsEveryByteInBlocksAndReadsTheAnswer() throws Exception {
        byte[] content = AttachmentsTest.lines(200_000);
        try (Scripted clamd = new Scripted("stream: OK\0")) {
            assertThat(clamd.scan(content)).isEqualTo(new Scan.Clean());
            assertThat(clamd.received()).isEqualTo(content);
        }
    }

    @Test
    void namesWhatWasFound() throws Exception {
        try (Scripted clamd = new Scripted("stream: Win.Test.EICAR_HDB-1 FOUND\0")) {
            assertThat(clamd.scan(Samples.text()))
                    .isEqualTo(new Scan.Infected("Win.Test.EICAR_HDB-1"));
        }
    }

    @Test
    void takesNothingButAClearAnswerForClean() throws Exception {
        for (String answer :
                List.of(
                        "",
                        "stream: OK",
                        "INSTREAM size limit exceeded. ERROR\0",
                        "stream: Can't allocate memory ERROR\0",
                        "OK\0",
                        "stream: OK, I think\0",
                        "UNKNOWN COMMAND\0",
                        "x".repeat(10_000) + "\0")) {
            try (Scripted clamd = new Scripted(answer)) {
                assertThatThrownBy(() -> clamd.scan(Samples.text()))
                        .as(answer)
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void doesNotWaitForEver() throws Exception {
        try (Scripted clamd = new Scripted(null)) {
            assertThatThrownBy(() -> clamd.scan(Samples.text())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new ClamdAddress("clamav"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KANAME_CLAMD");
        assertThat(new ClamdAddress("").configured()).isFalse();
    }

    // ------------------------------------------------------------------------------------ in the
    // house

    @Test
    void aFileThatWaitsIsReadByNobodyAndAScannerThatIsDownLeavesItWaiting() throws Exception {
        Stored file = Stored.of(Samples.text());
        file.set("waiting");

        HOUSE.bean(ScanFiles.class).run(new Clamd(nowhere(), SHORT));
        assertThat(file.state()).isEqualTo("waiting");
        assertThat(file.fetch().status()).isEqualTo(409);
        try (Scripted broken = new Scripted("INSTREAM size limit exceeded. ERROR\0")) {
            HOUSE.bean(ScanFiles.class).run(broken.clamd());
        }
        assertThat(file.state()).isEqualTo("waiting");
        file.set("clean");
        assertThat(file.fetch().status()).isEqualTo(200);
    }

    @Test
    void whatTheScannerDoesNotLikeIsInQuarantineForGood() throws Exception {
        Stored file = Stored.of(Samples.text());
        PORT.post(file.path() + "/release", "{\"everyoneTold\": true}");
        file.alone();
        try (Scripted clamd = new Scripted("stream: Some.Virus FOUND\0")) {
            HOUSE.bean(ScanFiles.class).run(clamd.clamd());
        }

        assertThat(file.state()).isEqualTo("infected");
        assertThat(PORT.get(file.path()).json().path("signature").asString())
                .isEqualTo("Some.Virus");
        assertThat(file.fetch().status()).isEqualTo(409);
        assertThat(HOUSE.desk("ministry-desk").get(file.path() + "/content").status())
                .isEqualTo(409);
        assertThat(PORT.post(file.path() + "/release", "{\"everyoneTold\": true}").status())
                .isEqualTo(409);
    }

    @Test
    void noCallerMaySayThatAFileIsClean() {
        Stored file = Stored.of(Samples.text());
        var port = HOUSE.desk("port-desk");
        JdbcClient.create(HOUSE.database().owner())
                .sql(
                        """
                        select set_config('kaname.organisation', ?, false) is null,
                               attachment.scanned(?::uuid, null, now())::text
                        """)
                .params(port.organisation(), file.id())
                .query((_, _) -> true)
                .single();
        assertThat(file.state()).isEqualTo("unscanned");
    }

    // -------------------------------------------------------------------------------------- the
    // real one

    @Test
    void aRealClamdFindsTheTestVirusAndPassesALog() throws Exception {
        Path program =
                Stream.of("/usr/sbin/clamd", "/usr/bin/clamd", "/usr/local/sbin/clamd")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow(() ->
                                new AssertionError("needs clamd: apt-get install clamav-daemon"));
        try (Real clamd = Real.start(program, directory)) {
            Stored bad = Stored.of(EICAR.getBytes(UTF_8));
            Stored good = Stored.of(AttachmentsTest.lines(600_000));
            Stored packed =
                    Stored.of(Samples.zip(java.util.Map.of("a.txt", EICAR.getBytes(UTF_8))));

            while (HOUSE.bean(ScanFiles.class).run(clamd.clamd()) > 0) {
                // until nothing is left unseen
            }

            assertThat(bad.state()).isEqualTo("infected");
            assertThat(packed.state()).isEqualTo("infected");
            assertThat(good.state()).isEqualTo("clean");
            assertThat(bad.fetch().status()).isEqualTo(409);
            assertThat(good.fetch().status()).isEqualTo(200);
        }
    }

    private static final House HOUSE = House.open();
    private static final Desk PORT = HOUSE.desk("port-desk");
    private static final JdbcClient OWNER = HOUSE.database().asOwner();

    private static ClamdAddress nowhere() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new ClamdAddress("127.0.0.1:" + free.getLocalPort());
        }
    }

    /// A file of an incident of its own.
    private record Stored(String incident, String id) {

        static Stored of(byte[] content) {
            String incident = AttachmentsTest.report();
            Answer added = add(PORT, incident, "a", content);
            assertThat(added.status()).as(added.text()).isEqualTo(201);
            return new Stored(incident, added.id());
        }

        String path() {
            return AttachmentsTest.attachments(incident) + "/" + id;
        }

        String state() {
            return PORT.get(path()).json().path("scan").asString();
        }

        Answer fetch() {
            return PORT.get(path() + "/content");
        }

        void set(String state) {
            OWNER.sql("update attachment.file set scan = ? where id = ?::uuid")
                    .params(state, id)
                    .update();
        }

        /// What other tests left is none of this scanner's business.
        void alone() {
            OWNER.sql(
                            """
                            update attachment.file set scan = 'clean'
                             where scan in ('unscanned', 'waiting') and id <> ?::uuid
                            """)
                    .param(id)
                    .update();
        }
    }

    /// Speaks INSTREAM by the book and answers what it is told to; null: nothing.
    private static final class Scripted implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final CompletableFuture<byte[]> received = new CompletableFuture<>();

        Scripted(String answer) throws IOException {
            Thread.ofVirtual().start(() -> serve(answer));
        }

        Clamd clamd() {
            return new Clamd(new ClamdAddress("127.0.0.1:" + door.getLocalPort()), SHORT);
        }

        Scan scan(byte[] content) throws IOException {
            return clamd().scan(Bytes.of(content));
        }

        byte[] received() throws Exception {
            return received.get(5, TimeUnit.SECONDS);
        }

        private void serve(String answer) {
            try (Socket line = door.accept()) {
                DataInputStream in = new DataInputStream(line.getInputStream());
                assertThat(in.readNBytes(10)).isEqualTo("zINSTREAM\0".getBytes(UTF_8));
                var content = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    content.write(in.readNBytes(length));
                }
                received.complete(content.toByteArray());
                if (answer == null) {
                    in.readAllBytes();
                } else {
                    line.getOutputStream().write(answer.getBytes(UTF_8));
                }
            } catch (IOException e) {
                received.completeExceptionally(e);
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }

    /// clamd with one signature: the EICAR test string, found in anything.
    private record Real(Process process, Path socket) implements AutoCloseable {

        static Real start(Path program, Path directory) throws Exception {
            Path signatures = Files.createDirectory(directory.resolve("db"));
            Files.writeString(
                    signatures.resolve("test.ndb"),
                    "Kaname.Test.EICAR:0:*:"
                            + HexFormat.of().formatHex(EICAR.getBytes(UTF_8))
                            + "\n");
            Path socket = directory.resolve("clamd.sock");
            Path settings = directory.resolve("clamd.conf");
            Files.writeString(
                    settings,
                    """
                    Foreground yes
                    DatabaseDirectory %s
                    LocalSocket %s
                    LogFile %s
                    AlertExceedsMax yes
                    """
                            .formatted(signatures, socket, directory.resolve("clamd.log")));
            Process process =
                    new ProcessBuilder(program.toString(), "--config-file=" + settings)
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("out").toFile())
                            .start();
            for (int i = 0; i < 200 && !Files.exists(socket) && process.isAlive(); i++) {
                Thread.sleep(50);
            }
            assertThat(socket).as(Files.readString(directory.resolve("out"))).exists();
            return new Real(process, socket);
        }

        Clamd clamd() {
            return new Clamd(new ClamdAddress(socket.toString()), Duration.ofSeconds(20));
        }

        @Override
        public void close() throws Exception {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }
}
