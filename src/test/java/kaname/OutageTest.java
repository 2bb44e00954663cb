package kaname;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import kaname.platform.database.TestDatabase;
import kaname.platform.database.YoursPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The database goes away or its disk is full: the house says so, stores nothing by halves, and
/// goes on by itself when it is back.
@Timeout(180)
class OutageTest {

    @TempDir Path folder;

    private House house;
    private YoursPostgres yours;

    @AfterEach
    void close() {
        if (house != null) {
            house.close();
        }
        if (yours != null) {
            yours.close();
        }
    }

    private void open(Path data) {
        TestDatabase.fresh();
        yours = new YoursPostgres(data);
        house = House.with(yours.settings());
    }

    @Test
    void aDatabaseThatIsGoneIsSaidInWordsAndComesBackWithoutARestart() {
        open(folder.resolve("data"));
        assertThat(report().status()).isEqualTo(201);
        int before = reports();

        yours.stop();
        assertSaysSo(report());
        assertThat(health()).isEqualTo(503);
        Desk.Answer page = house.stranger().get("/sign-in");
        assertThat(page.status()).isEqualTo(200);
        Desk.Answer liveness = house.stranger().get("/actuator/health/liveness");
        assertThat(liveness.status()).isEqualTo(200);

        yours.start();
        Instant back = Instant.now();
        recovers();
        assertThat(reports()).isEqualTo(before + 1);
        System.out.println(
                "Outage: after the database was back, the next report was accepted within "
                        + Duration.between(back, Instant.now()).toMillis()
                        + " ms");
    }

    /// Whoever loses the connection while the database commits can't know which way it went; the
    /// same key tells.
    @Test
    void aCommitWhoseAnswerIsLostIsNeverCalledUndone() {
        house = House.ofItsOwn();
        JdbcClient owner = house.database().asOwner();
        owner.sql(
                        """
                        create function public.dies() returns trigger language plpgsql security definer
                            as $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
                        create constraint trigger dies after insert on incident.report
                            deferrable initially deferred for each row execute function public.dies()
                        """)
                .update();
        Desk.Answer lost = report("Idempotency-Key", "lost-at-commit");
        assertSaysSo(lost);
        assertThat(lost.json().path("type").asString()).isEqualTo("/problems/outcome-unknown");
        assertThat(lost.text()).doesNotContain("保存していません");

        owner.sql("drop trigger dies on incident.report").update();
        Desk.Answer again = report("Idempotency-Key", "lost-at-commit");
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(report("Idempotency-Key", "lost-at-commit").id()).isEqualTo(again.id());
        assertThat(house.rows().get("incident.report")).isEqualTo(1);
    }

    /// Needs to be root and to be allowed to mount, as on a build machine of its own.
    @Test
    @Tag("long")
    void aFullDiskIsSaidInWordsAndEndsWhenThereIsRoom() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        mount(disk);
        try {
            open(disk.resolve("data"));
            assertThat(report().status()).isEqualTo(201);
            int before = reports();
            Path filler = disk.resolve("filler");
            fill(filler);

            int accepted = 0;
            Desk.Answer answer = report();
            while (answer.status() == 201 && accepted < 2000) {
                accepted++;
                answer = report();
            }
            assertSaysSo(answer);

            Files.delete(filler);
            recovers();
            assertThat(reports()).isEqualTo(before + accepted + 1);
            System.out.println("Full disk: " + accepted + " more accepted, then 503, then went on");
        } finally {
            if (house != null) {
                house.close();
                house = null;
            }
            yours.close();
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }

    private static void mount(Path disk) throws IOException, InterruptedException {
        int code =
                new ProcessBuilder(
                                "mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", disk.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(code).as("this test needs root and the right to mount a tmpfs").isZero();
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[1 << 16];
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // as wanted
        }
    }

    private void assertSaysSo(Desk.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("10");
        assertThat(answer.json().path("type").asString())
                .isIn("/problems/database-away", "/problems/outcome-unknown");
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(answer.json().path("detail").asString()).contains("電話");
        assertThat(answer.json().path("reference").asString())
                .isEqualTo(answer.header("X-Request-Id"));
        Desk.Answer english =
                house.desk("port-desk").get("/api/v1/incidents", "Accept-Language", "en");
        if (english.status() != 200) {
            assertThat(english.json().path("detail").asString()).contains("by phone");
        }
    }

    private void recovers() {
        Instant deadline = Instant.now().plusSeconds(60);
        while (report().status() != 201) {
            assertThat(Instant.now()).as("it comes back").isBefore(deadline);
            LockSupport.parkNanos(200_000_000);
        }
        while (health() != 200) {
            assertThat(Instant.now()).as("health comes back").isBefore(deadline);
            LockSupport.parkNanos(200_000_000);
        }
    }

    private int health() {
        return house.stranger().get("/actuator/health/readiness").status();
    }

    private int reports() {
        return yours.asOwner()
                .sql("select count(*) from incident.report")
                .query(Integer.class)
                .single();
    }

    private Desk.Answer report(String... headers) {
        return house.desk("port-desk")
                .report(
                        """
                        {"title": "障害", "facts": {"service": "ゲート", "service_state": "stopped",
                         "state_since": "2026-11-20T09:00:00+09:00", "aware_at": "2026-11-20T09:10:00+09:00",
                         "contact": "当直", "attack_type": "ransomware"}}
                        """,
                        headers);
    }
}
