package kaname.community.circle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kaname.community.drill.Drill;
import kaname.community.rules.SharingRule;
import kaname.exchange.Marking;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A circle as one of those in it sees it. `drills` are those that the caller may see, `rules`
/// those in force of who sits here, `beside` what hangs on the circle.
public record CircleView(
        Circle circle,
        Inside inside,
        List<Drill> drills,
        List<SharingRule> rules,
        Map<String, Text> errors,
        Map<String, String> typed) {

    /// What is in it; the lists to choose from are empty but for a steward.
    public record Inside(
            List<Member> members,
            List<Guest> guests,
            List<Discussion> threads,
            @Nullable String more,
            List<Crossing> crossings,
            List<Choice> toInvite,
            List<Choice> toShow) {}

    public boolean answersCrossings(String organisation) {
        return circle.kept() && (circle.office() == null || organisation.equals(circle.office()));
    }

    public long waitingDrills() {
        return drills.stream().filter(Drill::waits).count();
    }

    public long waiting(String organisation) {
        long asked =
                answersCrossings(organisation)
                        ? inside.crossings().stream().filter(Crossing::open).count()
                        : 0;
        return circle.unread() + asked + waitingDrills();
    }

    public long deadContacts() {
        return inside.members().stream().filter(Member::dead).count();
    }

    public long sitting() {
        return inside.members().stream().filter(one -> !one.waiting()).count();
    }

    /// Those who sit here and do not show their names to the caller.
    public long unnamed() {
        return Math.max(0, circle.members() - sitting());
    }

    /// Up to the ceiling, and nothing above it.
    public List<Marking> markings() {
        return Arrays.stream(Marking.values())
                .filter(one -> one.mayShowWhere(circle.ceiling()))
                .toList();
    }

    public boolean chosen(Marking marking) {
        return typed.getOrDefault("marking", circle.ceiling().label()).equals(marking.label());
    }

    /// What waits here for that organisation, in one line.
    public Text headline(String organisation) {
        return switch (circle.standing()) {
            case INVITED -> Text.of("「{0}」に招かれています", "You are invited to {0}").with(circle.name());
            case OUTSIDE ->
                    Text.of(
                            "セプターカウンシルに、あなたの事務局の席があります",
                            "Your office has a seat in the CEPTOAR-Council");
            case GUEST ->
                    Text.of("「{0}」を、招かれて読んでいます", "You read {0} as a guest").with(circle.name());
            case MEMBER, STEWARD -> state(organisation);
        };
    }

    private Text state(String organisation) {
        List<Text> parts = new ArrayList<>();
        long waiting = waiting(organisation);
        parts.add(
                switch ((int) Math.min(waiting, 2)) {
                    case 0 -> Text.of("あなたを待つものはありません", "Nothing waits for you");
                    case 1 -> Text.of("1件があなたを待っています", "1 thing waits for you");
                    default -> Text.of("{0}件があなたを待っています", "{0} things wait for you").with(waiting);
                });
        long dead = deadContacts();
        if (dead == 1 && !organisation.equals(circle.office())) {
            parts.add(Text.of("あなたの連絡先が使えません", "your own contact is no good"));
        } else if (dead == 1) {
            parts.add(Text.of("1者の連絡先が使えません", "1 member has no valid contact"));
        } else if (dead > 1) {
            parts.add(Text.of("{0}者の連絡先が使えません", "{0} members have no valid contact").with(dead));
        }
        return Text.join(parts, Text.of("。", "; "));
    }
}
