package kaname.situation.watch;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.situation.Overseers;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The watch list.
@Repository
@Transactional
class Drivers {

    static final int MOST = 500;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 4_000;

    private static final String NEWEST =
            """
            select d.*, o.name_ja, o.name_en
              from (select distinct on (driver) * from situation.driver order by driver, number desc) d
              join registry.organisation o on o.id = d.organisation
            """;

    /// What somebody says of a driver. `number` is the one that they looked at; 0 for a new one.
    record Word(
            @Nullable UUID driver,
            int number,
            String kind,
            String title,
            String because,
            List<String> sectors,
            String reviewOn,
            boolean closed) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Drivers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static boolean mayWrite(Caller caller) {
        return switch (caller.role()) {
            case "coordinator", "expert", "ministry-desk" -> true;
            default -> false;
        };
    }

    /// Those still watched first, by the day on which they are to be looked at again.
    @Transactional(readOnly = true)
    List<Driver> all() {
        return jdbc.sql(NEWEST + " order by d.closed, d.review_on, d.driver limit ?")
                .param(MOST)
                .query((row, _) -> row(row))
                .list();
    }

    private static Driver row(ResultSet row) throws SQLException {
        return new Driver(
                row.getObject("driver", UUID.class),
                row.getInt("number"),
                Driver.Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("title"),
                row.getString("because"),
                List.of((String[]) row.getArray("sectors").getArray()),
                row.getDate("review_on").toLocalDate(),
                row.getBoolean("closed"),
                row.getString("organisation"),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                row.getTimestamp("at").toInstant());
    }

    /// @return the driver
    /// @throws Problem 400 with every place to correct; 403; 404 for another's; 409 where somebody
    ///   said something since
    UUID say(Caller caller, Word word, List<String> knownSectors) {
        Overseers.only(caller);
        if (!mayWrite(caller)) {
            throw Overseers.refused();
        }
        LocalDate reviewOn = checked(word, knownSectors);
        UUID driver = word.driver() == null ? UUID.randomUUID() : word.driver();
        if (word.driver() != null) {
            Optional<Driver> known =
                    jdbc.sql(NEWEST + " where d.driver = ?")
                            .param(driver)
                            .query((row, _) -> row(row))
                            .optional();
            if (known.filter(one -> one.organisation().equals(caller.organisation())).isEmpty()) {
                throw Problem.notFound();
            }
            if (known.get().number() != word.number()) {
                throw saidMeanwhile();
            }
        }
        try {
            jdbc.sql(
                            """
                            insert into situation.driver (driver, number, kind, title, because, sectors, review_on, closed,
                                                          organisation, account, at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            driver,
                            word.driver() == null ? 1 : word.number() + 1,
                            word.kind(),
                            word.title().strip(),
                            word.because().strip(),
                            word.sectors().stream().distinct().toArray(String[]::new),
                            Date.valueOf(reviewOn),
                            word.closed(),
                            caller.organisation(),
                            caller.account(),
                            Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                    .update();
        } catch (DuplicateKeyException meanwhile) {
            throw saidMeanwhile();
        }
        return driver;
    }

    private static Problem saidMeanwhile() {
        return Problem.of(
                409,
                "said-meanwhile",
                Text.of(
                        "ほかの人が先に書き直しました。いまのものを見てから書いてください",
                        "Somebody wrote about it since: look at it as it is now"));
    }

    private static LocalDate checked(Word word, List<String> knownSectors) {
        List<Problem.Field> wrong = new ArrayList<>();
        if (Driver.Kind.of(word.kind()).isEmpty()) {
            wrong.add(field("/kind", "技術・社会・脅威のどれかです", "technology, society or threat"));
        }
        if (word.title().isBlank() || word.title().strip().length() > LONGEST_TITLE) {
            wrong.add(field("/title", "1〜200文字で書いてください", "between 1 and 200 characters"));
        }
        if (word.because().isBlank() || word.because().strip().length() > LONGEST_TEXT) {
            wrong.add(field("/because", "1〜4,000文字で書いてください", "between 1 and 4,000 characters"));
        }
        if (!knownSectors.containsAll(word.sectors())) {
            wrong.add(field("/sectors", "制度の一覧にある分野にしてください", "sectors of the catalogue"));
        }
        LocalDate day = null;
        try {
            day = LocalDate.parse(word.reviewOn());
        } catch (java.time.DateTimeException e) {
            wrong.add(field("/reviewOn", "2027-03-31 のように書いてください", "a day such as 2027-03-31"));
        }
        if (day == null || !wrong.isEmpty()) {
            throw new Problem(
                    400,
                    "invalid-driver",
                    Text.of("入力に直すところがあります", "Some input needs correcting"),
                    wrong);
        }
        return day;
    }

    private static Problem.Field field(String pointer, String ja, String en) {
        return new Problem.Field(pointer, Text.of(ja, en));
    }
}
