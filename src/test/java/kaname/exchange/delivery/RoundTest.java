package kaname.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import kaname.platform.database.TestDatabase;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Whatever is killed when, no delivery is lost, and none is made again once its end was recorded:
/// any history of two nodes that take, die, settle and settle twice, against the database itself.
@Tag("N2")
class RoundTest {

    private static TestDatabase database;
    private static Deliveries deliveries;

    @BeforeContainer
    static void open() {
        database = TestDatabase.fresh();
        deliveries = new Deliveries(database.asApplication());
        database.asOwner()
                .sql(
                        """
                        insert into registry.organisation (id, name_ja, name_en, kind, country)
                        values ('somebody', '誰か', 'Somebody', 'operator', 'JP')
                        """)
                .update();
    }

    @Property(tries = 40)
    void everyDeliveryEndsOnceWhateverDies(@ForAll long seed) {
        Random random = new Random(seed);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<UUID> planned = plan(1 + random.nextInt(12), now);
        Map<UUID, Integer> ended = new HashMap<>();
        List<Parcel> inHand = new ArrayList<>();
        for (int step = 0; step < 400 && ended.size() < planned.size(); step++) {
            switch (random.nextInt(4)) {
                case 0 -> inHand.addAll(deliveries.take(Channel.Kind.MAIL, now, 3));
                case 1 -> now = now.plusSeconds(random.nextInt(600));
                case 2 -> {
                    if (!inHand.isEmpty() && random.nextBoolean()) {
                        inHand.remove(random.nextInt(inHand.size())); // the node died
                    }
                }
                default -> {
                    if (!inHand.isEmpty()) {
                        settle(inHand.remove(random.nextInt(inHand.size())), now, random, ended);
                    }
                }
            }
        }
        finish(now, ended, planned);
        assertThat(ended.keySet()).containsExactlyInAnyOrderElementsOf(planned);
        assertThat(states(planned)).containsOnly("delivered");
        assertThat(deliveries.take(Channel.Kind.MAIL, now.plus(Duration.ofDays(9)), 100)).isEmpty();
    }

    @Example
    void lateWordOfAnAttemptNeitherFreesNorEndsWhatAnotherNodeHasInHand() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<UUID> planned = plan(2, now);
        List<Parcel> frozen = deliveries.take(Channel.Kind.MAIL, now, 9);
        Instant later = now.plusSeconds(130);
        List<Parcel> taken = deliveries.take(Channel.Kind.MAIL, later, 9);
        assertThat(taken).hasSize(2).allMatch(parcel -> parcel.failures() == 0);

        settle(frozen.get(0), later, new Outcome.Later("cut off"), later);
        settle(frozen.get(1), later, new Outcome.Refused("gone"), null);
        assertThat(states(planned)).containsOnly("waiting");
        assertThat(deliveries.take(Channel.Kind.MAIL, later.plusSeconds(1), 9)).isEmpty();

        taken.forEach(parcel -> settle(parcel, later, new Outcome.Accepted("there"), null));
        assertThat(states(planned)).containsOnly("delivered");
    }

    private static void settle(
            Parcel parcel, Instant now, Random random, Map<UUID, Integer> ended) {
        if (random.nextInt(3) == 0) {
            settle(parcel, now, new Outcome.Later("busy"), now.plusSeconds(30));
            return;
        }
        settle(parcel, now, new Outcome.Accepted("there"), null);
        if (random.nextBoolean()) {
            settle(parcel, now, new Outcome.Later("said twice"), now);
        }
        ended.merge(parcel.id(), 1, Integer::sum);
    }

    private static void settle(
            Parcel parcel, Instant now, Outcome outcome, @Nullable Instant again) {
        deliveries.settle(List.of(new Deliveries.Settled(parcel, now, outcome, 1, again)));
    }

    private static void finish(Instant from, Map<UUID, Integer> ended, List<UUID> planned) {
        Instant now = from;
        for (int i = 0; i < 50 && !states(planned).stream().allMatch("delivered"::equals); i++) {
            now = now.plusSeconds(300);
            for (Parcel parcel : deliveries.take(Channel.Kind.MAIL, now, 100)) {
                assertThat(ended).as("taken again after its end").doesNotContainKey(parcel.id());
                settle(parcel, now, new Outcome.Accepted("there"), null);
                ended.put(parcel.id(), 1);
            }
        }
    }

    private static List<UUID> plan(int many, Instant at) {
        List<UUID> planned = new ArrayList<>();
        UUID channel = UUID.randomUUID();
        database.asOwner()
                .sql(
                        """
                        insert into exchange.channel (id, organisation, kind, name, address, tells, created_at,
                                                      confirmed_at)
                        values (?, 'somebody', 'mail', 'x', ?, '{letter}', now(), now())
                        """)
                .params(channel, channel + "@somebody.example")
                .update();
        for (int i = 0; i < many; i++) {
            planned.add(
                    database.asOwner()
                            .sql(
                                    """
                                    insert into exchange.delivery (channel, organisation, occasion, subject, planned_at,
                                                                   next_at)
                                    values (?, 'somebody', 'test', gen_random_uuid(), ?::timestamptz, ?::timestamptz)
                                    returning id
                                    """)
                            .params(channel, at.toString(), at.toString())
                            .query(UUID.class)
                            .single());
        }
        return planned;
    }

    private static List<String> states(List<UUID> planned) {
        return database.asOwner()
                .sql("select state from exchange.delivery where id = any (?)")
                .param(planned.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }
}
