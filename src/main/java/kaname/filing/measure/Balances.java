package kaname.filing.measure;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How operators' measures are balanced, as far as each shows it to the caller: numbers, no words.
@Repository
@Transactional
class Balances {

    static final int PAGE = 20;
    static final int MOST = 5_000;
    private static final Pattern PLACE = Pattern.compile("[01]_[a-z0-9-]{1,200}");

    private final JdbcClient jdbc;
    private final Clock clock;

    Balances(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// An organisation by its name.
    public record Named(String id, Text name) {}

    /// What an operator shows.
    public record Shown(Named operator, Balance balance) {

        /// Where a page ended.
        public String place() {
            return (balance.noneReactive() ? "0_" : "1_") + operator.id();
        }
    }

    /// @param showing operators that show theirs to the caller
    /// @param noneReactive those of them without any reactive measure
    /// @param silent operators that show nothing to the caller, whatever they have
    public record Overall(long showing, long noneReactive, long silent) {}

    @Transactional(readOnly = true)
    public Overall overall() {
        return jdbc.sql(
                        """
                        select b.showing, b.none_reactive, o.operators - b.showing as silent
                          from (select count(*) as showing,
                                       count(*) filter (where reactive_in_place + reactive_planned = 0) as none_reactive
                                  from filing.balances()) b,
                               (select count(*) as operators from registry.organisation where kind = 'operator') o
                        """)
                .query((row, _) ->
                        new Overall(
                                row.getLong("showing"),
                                row.getLong("none_reactive"),
                                row.getLong("silent")))
                .single();
    }

    /// Those without any reactive measure first.
    ///
    /// @param after a [Shown#place], or "" from the top
    /// @throws Problem 400 for anything that no page of ours ended with
    @Transactional(readOnly = true)
    public List<Shown> shown(String after, int most) {
        if (!after.isEmpty() && !PLACE.matcher(after).matches()) {
            throw Wanted.Place.invalid();
        }
        return jdbc.sql(
                        """
                        select b.* from (select *, case when reactive_in_place + reactive_planned = 0 then '0_' else '1_' end
                                                   || organisation as place
                                           from filing.balances()) b
                         where b.place collate "C" > :after order by b.place collate "C" limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Shown(named(row, "organisation"), OwnMeasures.balance(row)))
                .list();
    }

    private static Named named(ResultSet row, String id) throws SQLException {
        return new Named(
                row.getString(id), Text.of(row.getString("name_ja"), row.getString("name_en")));
    }

    /// Whom an operator can show its balance: those who look over operators.
    @Transactional(readOnly = true)
    public List<Named> audiences() {
        return jdbc.sql(
                        """
                        select id, name_ja, name_en from registry.organisation
                         where kind in ('coordinator', 'ministry') order by kind, id limit 100
                        """)
                .query((row, _) -> named(row, "id"))
                .list();
    }

    /// To whom the caller shows its own.
    ///
    /// @param number how often it was said; 0 for never
    /// @param since null for never
    public record Choice(int number, Set<String> shownTo, @Nullable Instant since) {

        static final Choice NOBODY = new Choice(0, Set.of(), null);

        public Choice {
            shownTo = Set.copyOf(shownTo);
        }
    }

    @Transactional(readOnly = true)
    public Choice choice(Caller caller) {
        return jdbc.sql(
                        """
                        select number, shown_to, at from filing.balance_shown
                         where organisation = ? order by number desc limit 1
                        """)
                .param(caller.organisation())
                .query((row, _) ->
                        new Choice(
                                row.getInt("number"),
                                ids(row.getArray("shown_to")),
                                row.getTimestamp("at").toInstant()))
                .optional()
                .orElse(Choice.NOBODY);
    }

    private static Set<String> ids(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).collect(Collectors.toSet());
    }

    /// From now on these and no others; each choice is kept.
    ///
    /// @param number how often it was said when the caller looked
    /// @throws Problem 400 for somebody who can't be shown it; 409 where somebody chose since
    public void show(Caller caller, int number, Collection<String> shownTo) {
        Set<String> possible = audiences().stream().map(Named::id).collect(Collectors.toSet());
        if (!possible.containsAll(shownTo)) {
            throw Problem.field(
                    "invalid-audience",
                    "/shownTo",
                    Text.of("選択肢から選んでください", "choose among those offered"));
        }
        int kept =
                jdbc.sql(
                                """
                                insert into filing.balance_shown (organisation, number, shown_to, account, at)
                                select :own, :number + 1, :shownTo, :account, :at
                                 where :number = coalesce((select max(s.number) from filing.balance_shown s
                                                            where s.organisation = :own), 0)
                                    on conflict do nothing
                                """)
                        .param("own", caller.organisation())
                        .param("number", number)
                        .param("shownTo", new TreeSet<>(shownTo).toArray(String[]::new))
                        .param("account", caller.account())
                        .param("at", Timestamp.from(clock.instant()))
                        .update();
        if (kept == 0) {
            throw Problem.changedMeanwhile();
        }
    }
}
