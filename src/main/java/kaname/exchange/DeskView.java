package kaname.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kaname.catalogue.DutyClass;
import kaname.platform.Text;
import kaname.platform.web.DueClock;
import org.jspecify.annotations.Nullable;

/// The head of the desk's pages: how much waits, what falls next, and the ways to narrow it.
public record DeskView(
        int waiting,
        int exercises,
        @Nullable DueClock next,
        boolean received,
        String mark,
        List<Filter> filters,
        InboxPages.Choice choice) {

    /// One way to narrow the list.
    public record Filter(String link, Text label, String count, boolean chosen) {}

    DeskView(Desk.Load load, InboxPages.Choice choice, Instant now) {
        this(
                load.waiting(),
                load.exercise(),
                load.next() == null ? null : DueClock.of(load.next(), now, false),
                load.mark() != null,
                (load.mark() == null ? Desk.Mark.NOTHING : load.mark()).toString(),
                filters(load, choice),
                choice);
    }

    /// The number that waits, as far as it was counted.
    public String many() {
        return most(waiting);
    }

    private static String most(int count) {
        return count > Desk.MOST ? Desk.MOST + "+" : String.valueOf(count);
    }

    public Text headline() {
        if (waiting == 0) {
            return Text.of("受領を待つ通知はありません", "No letter waits for you");
        }
        Text count =
                waiting == 1
                        ? Text.of("1件が受領を待っています", "1 letter waits")
                        : Text.of("{0}件が受領を待っています", "{0} letters wait").with(many());
        return exercises == 0
                ? count
                : Text.of("{0}（うち演習{1}件）", "{0} ({1} of an exercise)").with(count, most(exercises));
    }

    /// Said instead of a clock when something waits and none has a number.
    public boolean numberless() {
        return waiting > 0 && next == null;
    }

    /// What leads up to the clock in the headline.
    public Text before() {
        return next != null && next.state() == DueClock.State.PAST
                ? Text.of("。最も急ぐ期限は", "; the most urgent clock is")
                : Text.of("。最も急ぐ期限まで", "; on the most urgent clock,");
    }

    public boolean filterable() {
        return filters.size() > 2;
    }

    private static List<Filter> filters(Desk.Load load, InboxPages.Choice choice) {
        List<Filter> filters = new ArrayList<>();
        filters.add(
                new Filter(
                        choice.with(null).link(""),
                        Text.of("すべて", "All"),
                        most(load.waiting()),
                        choice.dutyClass() == null));
        for (DutyClass one : DutyClass.values()) {
            boolean chosen = one == choice.dutyClass();
            int count = load.of(one.id());
            if (count > 0 || chosen) {
                filters.add(
                        new Filter(choice.with(one).link(""), one.label(), most(count), chosen));
            }
        }
        return filters;
    }
}
