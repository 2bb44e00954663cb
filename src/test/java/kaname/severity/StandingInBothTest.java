package kaname.severity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kaname.Desk;
import kaname.House;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What stands of many ratings is one rule, in the database and in Java.
@Tag("G8")
class StandingInBothTest {

    private static final House HOUSE = House.open();
    private static final List<String> RATERS =
            List.of("land-ministry", "cyber-office", "finance-ministry", "minato-terminal");
    private static final Instant BEGAN = Instant.parse("2026-11-20T00:00:00Z");

    private final JdbcClient owner = HOUSE.database().asOwner();
    private final UUID incident = reported();

    private static UUID reported() {
        Desk.Answer answer =
                HOUSE.desk("port-desk")
                        .report(
                                """
                                {"title": "x", "facts": {"service": "x", "service_state": "stopped",
                                 "state_since": "2026-11-20T09:00:00+09:00", "aware_at": "2026-11-20T09:00:00+09:00",
                                 "contact": "x"}}
                                """);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.id());
    }

    @AfterEach
    void forget() {
        owner.sql("delete from severity.rating where incident = ?").param(incident).update();
    }

    @Test
    void theViewAndTheListComeToTheSameLevelWhateverWasRated() {
        Random chance = new Random(3);
        int none = 0;
        for (int trial = 0; trial < 60; trial++) {
            forget();
            List<Rating> ratings = new ArrayList<>();
            int many = 1 + chance.nextInt(9);
            for (int i = 0; i < many; i++) {
                ratings.add(rating(chance, i, ratings));
                keep(ratings.getLast());
                Integer level = Standing.of(ratings).level();
                assertThat(inTheView()).as("%s", ratings).isEqualTo(level);
                none += level == null ? 1 : 0;
            }
        }
        assertThat(none).as("some where no authority has rated").isPositive();
    }

    private Rating rating(Random chance, int number, List<Rating> before) {
        boolean settles = !before.isEmpty() && chance.nextInt(4) == 0;
        String rater = settles ? "cyber-office" : RATERS.get(chance.nextInt(RATERS.size()));
        return new Rating(
                UUID.randomUUID(),
                incident,
                Rating.Mode.EX_POST,
                rater,
                Text.same(rater),
                !rater.equals("minato-terminal"),
                List.of(new Rating.OnAxis("service", chance.nextInt(5), "x")),
                settles ? List.of(before.getLast().id()) : List.of(),
                BEGAN.plusSeconds(number));
    }

    private void keep(Rating one) {
        owner.sql(
                        """
                        insert into severity.rating
                               (id, incident, operator, exercise, mode, organisation, account, authority, axes, level, settles, at)
                        values (?, ?, 'minato-terminal', false, 'ex-post', ?,
                                (select min(id::text)::uuid from registry.account where organisation = ?), ?,
                                '[{"axis": "service", "level": 0, "because": "x"}]', ?, ?, ?)
                        """)
                .params(
                        one.id(),
                        incident,
                        one.organisation(),
                        one.organisation(),
                        one.byAuthority(),
                        one.level(),
                        one.settles().toArray(UUID[]::new),
                        Timestamp.from(one.at()))
                .update();
    }

    private @Nullable Integer inTheView() {
        return owner.sql(
                        "select level from severity.standing where incident = ? and mode ="
                                + " 'ex-post'")
                .param(incident)
                .query(Integer.class)
                .optional()
                .orElse(null);
    }
}
