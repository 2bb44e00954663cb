package kaname.exchange.announcement;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import kaname.catalogue.PlainText;
import kaname.exchange.Marking;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// An announcement as somebody wrote it, in a form or through the API. `basis` is "" (nothing
/// said), `none` or `cited`.
record Entered(
        String kind,
        String basis,
        String instrument,
        String article,
        String title,
        String text,
        String tlp,
        boolean exercise,
        Audience audience,
        String supersedes,
        boolean withdraws) {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_TEXT = 20_000;
    static final int LONGEST_INSTRUMENT = 300;
    static final int LONGEST_ARTICLE = 200;
    static final int MOST_NAMED = 2000;

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");
    private static final Text BASIS =
            Text.of(
                    "指導には、根拠となる法令と条項を示すか、「根拠なし」としてください",
                    "guidance names its instrument and article, or says that it has none");

    /// @throws Problem 400 that names every place to correct
    Draft checked() {
        List<Problem.Field> wrong = new ArrayList<>();
        AnnouncementKind known = AnnouncementKind.of(kind).orElse(null);
        if (known == null) {
            wrong.add(
                    new Problem.Field(
                            "/kind",
                            Text.of(
                                    "情報提供 (information)、助言 (advice)、指導 (guidance) のどれかです",
                                    "information, advice or guidance")));
        }
        basis(known, wrong);
        line("/title", title, LONGEST_TITLE, wrong);
        words(wrong);
        Marking marking = Marking.of(tlp).orElse(null);
        if (marking == null) {
            wrong.add(
                    new Problem.Field(
                            "/tlp",
                            Text.of(
                                    "TLP:CLEAR、TLP:GREEN、TLP:AMBER、TLP:AMBER+STRICT、TLP:RED のどれかです",
                                    "one of TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT,"
                                            + " TLP:RED")));
        }
        UUID earlier = supersedes.isBlank() ? null : earlier(wrong);
        audience(marking, earlier, wrong);
        if (known == null || marking == null || !wrong.isEmpty()) {
            throw new Problem(
                    400,
                    "invalid-announcement",
                    Text.of("入力に直すところがあります", "Some input needs correcting"),
                    wrong);
        }
        LegalBasis cited =
                basis.equals("cited") ? new LegalBasis(instrument.strip(), article.strip()) : null;
        return new Draft(
                known,
                cited,
                title.strip(),
                text.strip(),
                marking,
                exercise,
                audience,
                earlier,
                withdraws,
                false);
    }

    private void basis(@Nullable AnnouncementKind known, List<Problem.Field> wrong) {
        switch (basis) {
            case "cited" -> {
                line("/legalBasis/instrument", instrument, LONGEST_INSTRUMENT, wrong);
                line("/legalBasis/article", article, LONGEST_ARTICLE, wrong);
            }
            case "none" -> {
                // said so
            }
            default -> {
                if (known == AnnouncementKind.GUIDANCE || !basis.isEmpty()) {
                    wrong.add(new Problem.Field("/legalBasis", BASIS));
                }
            }
        }
    }

    private static void line(String pointer, String value, int longest, List<Problem.Field> wrong) {
        String kept = value.strip();
        if (outside(kept, longest) || PlainText.breaksLine(kept)) {
            wrong.add(
                    new Problem.Field(
                            pointer,
                            Text.of("1行、1〜{0}文字で書いてください", "write one line of 1 to {0} characters")
                                    .with(longest)));
        }
    }

    private void words(List<Problem.Field> wrong) {
        if (outside(text.strip(), LONGEST_TEXT)) {
            wrong.add(
                    new Problem.Field(
                            "/text",
                            Text.of("1〜{0}文字で書いてください", "write 1 to {0} characters")
                                    .with(LONGEST_TEXT)));
        }
    }

    private static boolean outside(String text, int longest) {
        return text.isEmpty()
                || text.codePointCount(0, text.length()) > longest
                || PlainText.hasForbidden(text);
    }

    private @Nullable UUID earlier(List<Problem.Field> wrong) {
        if (ID.matcher(supersedes).matches()) {
            try {
                return UUID.fromString(supersedes);
            } catch (IllegalArgumentException e) {
                // named below
            }
        }
        wrong.add(
                new Problem.Field(
                        "/supersedes",
                        Text.of("置き換える連絡の id です", "the id of the announcement that it replaces")));
        return null;
    }

    private void audience(
            @Nullable Marking marking, @Nullable UUID earlier, List<Problem.Field> wrong) {
        if (withdraws && earlier == null) {
            wrong.add(
                    new Problem.Field(
                            "/withdraws",
                            Text.of(
                                    "取り消す連絡を supersedes に示してください",
                                    "name in supersedes what is withdrawn")));
        }
        if (audience.isEmpty() && earlier == null) {
            wrong.add(
                    new Problem.Field(
                            "/audience",
                            Text.of(
                                    "宛先を選んでください。全員、分野、種類、または名指しです",
                                    "choose who it is for: everyone, sectors, kinds or names")));
        }
        if (marking == Marking.RED && !audience.namedOnly()) {
            wrong.add(
                    new Problem.Field(
                            "/audience",
                            Text.of(
                                    "TLP:RED は名指しした組織にだけ送れます",
                                    "TLP:RED goes to named organisations only")));
        }
        if (audience.organisations().size() > MOST_NAMED) {
            wrong.add(
                    new Problem.Field(
                            "/audience/organisations",
                            Text.of("一度に{0}組織までです", "at most {0} organisations").with(MOST_NAMED)));
        }
    }
}
