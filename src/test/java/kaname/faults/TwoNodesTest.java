package kaname.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.platform.database.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes over one PostgreSQL: while one is killed or frozen, the other goes on with everything,
/// and a client that repeats itself there is understood.
@Tag("N7")
class TwoNodesTest {

    private static final long SEED = Long.getLong("kaname.faults.seed", 20261127);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path home;

    @Test
    @Tag("long")
    @Timeout(3600)
    void oneKilledUnderLoadLosesNothing() throws Exception {
        Client client = new Client();
        Load load = new Load(client);
        try (MailServer mail = new MailServer();
                Ground ground =
                        new Ground(home, home.resolve("nodes.log"), settings(mail), client)) {
            ground.open(2);
            Campaign campaign = new Campaign(ground, load, mail, Optional.empty(), SEED);
            int made =
                    campaign.run(
                            Integer.getInteger("kaname.faults.kills", 40),
                            List.of(
                                    Fault.NODE_KILLED,
                                    Fault.NODE_FROZEN,
                                    Fault.NODE_KILLED,
                                    Fault.NODE_KILLED,
                                    Fault.NODE_KILLED),
                            FaultsTest.end());
            System.out.println(campaign.report("Two nodes", made));
        }
    }

    private static Map<String, String> settings(MailServer mail) {
        Map<String, String> settings = FaultsTest.settings(mail);
        TestDatabase.fresh()
                .into((name, value) -> {
                    if (name.startsWith("kaname.database.")) {
                        settings.put(
                                name.toUpperCase(java.util.Locale.ROOT).replace('.', '_'),
                                value.get().toString());
                    }
                });
        return settings;
    }
}
