package kaname.advisory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kaname.advisory.partner.Abroad;
import kaname.catalogue.PlainText;
import kaname.dependency.Dependents;
import kaname.exchange.Marking;
import kaname.exchange.announcement.AnnouncementKind;
import kaname.platform.Problem;
import kaname.platform.Problem.Field;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Checks an advisory as it was written, and names every place to correct at once.
final class Check {

    static final int LONGEST_TITLE = 180; // leaves room for 取消し before it
    static final int LONGEST_TEXT = 20_000;
    static final int MOST_PARTS = 500;
    static final int MOST_MEASURES = 50;

    private final Written written;
    private final List<Field> wrong = new ArrayList<>();

    private Check(Written written) {
        this.written = written;
    }

    /// `replaces`: whom it reaches is decided by the earlier version as well.
    ///
    /// @throws Problem 400 that names every place to correct
    static Draft of(Written written, boolean replaces) {
        return new Check(written).draft(replaces);
    }

    private Draft draft(boolean replaces) {
        AnnouncementKind kind = kind();
        text("/title", written.title(), LONGEST_TITLE, true);
        text("/text", written.text(), LONGEST_TEXT, false);
        List<Aspect> aspects = aspects();
        Marking marking =
                oneOf("/tlp", Marking.of(written.tlp()), Marking.values(), Marking::label);
        Pap pap = oneOf("/pap", Pap.of(written.pap()), Pap.values(), Pap::label);
        iepWords();
        products();
        indicators();
        measures();
        sources();
        partners();
        if (written.audience().isEmpty() && !replaces) {
            wrong(
                    "/audience",
                    written.audience().partners().nowhere()
                            ? Text.of("宛先を選んでください", "choose whom it is for")
                            : Text.of(
                                    "国外だけには出せません。国内の宛先も選んでください",
                                    "nothing goes abroad alone: choose whom at home it is for"));
        }
        if (written.exercise() && !written.audience().partners().nowhere()) {
            wrong("/audience/partners", Text.of("演習は国外へ出せません", "no exercise leaves the country"));
        }
        if (written.audience().users() && written.products().isEmpty()) {
            wrong(
                    "/audience",
                    Text.of(
                            "製品の利用者に送るには、影響を受ける製品を書いてください",
                            "to reach users of a product, name the product"));
        }
        standingOn();
        if (marking != null && pap != null) {
            wrong.addAll(
                    Contradictions.of(
                            marking,
                            pap,
                            written.iep().under(marking),
                            written.audience(),
                            written.sources()));
        }
        if (kind == null || marking == null || pap == null || !wrong.isEmpty()) {
            throw new Problem(
                    400,
                    "invalid-advisory",
                    Text.of("入力に直すところがあります", "Some input needs correcting"),
                    wrong);
        }
        return new Draft(
                kind,
                written.title(),
                written.text(),
                aspects,
                marking,
                pap,
                written.iep().under(marking),
                new Advisory.Body(
                        written.text(),
                        written.products(),
                        written.indicators(),
                        written.measures()),
                written.audience(),
                written.sources().stream().distinct().toList(),
                written.exercise());
    }

    private void standingOn() {
        List<String> suppliers = written.audience().standingOn();
        if (suppliers.size() > MOST_PARTS || !suppliers.stream().allMatch(Dependents::isSupplier)) {
            wrong(
                    "/audience",
                    Text.of(
                                    "供給元は {0}件まで。サービスの id、organisation:id、sector:id のどれかです",
                                    "at most {0} suppliers: ids of services, organisation:id or"
                                            + " sector:id")
                            .with(MOST_PARTS));
        }
    }

    private @Nullable AnnouncementKind kind() {
        AnnouncementKind kind =
                AnnouncementKind.of(written.kind())
                        .filter(k ->
                                k == AnnouncementKind.INFORMATION || k == AnnouncementKind.ADVICE)
                        .orElse(null);
        if (kind == null) {
            wrong("/kind", Text.of("情報提供 (information) か助言 (advice) です", "information or advice"));
        }
        return kind;
    }

    private List<Aspect> aspects() {
        List<Aspect> aspects =
                written.aspects().stream()
                        .flatMap(id -> Aspect.of(id).stream())
                        .distinct()
                        .sorted()
                        .toList();
        if (aspects.isEmpty() || aspects.size() != written.aspects().stream().distinct().count()) {
            wrong(
                    "/aspects",
                    Text.of(
                            "①未然防止、②拡大防止・迅速な復旧、③再発防止から1つ以上を選んでください",
                            "one to three of prevention, containment, recurrence"));
        }
        return aspects;
    }

    private <T> @Nullable T oneOf(
            String pointer, Optional<T> found, T[] known, Function<T, String> label) {
        if (found.isEmpty()) {
            String all = String.join(", ", java.util.Arrays.stream(known).map(label).toList());
            wrong(pointer, Text.of("{0} のどれかです", "one of {0}").with(all));
        }
        return found.orElse(null);
    }

    private void iepWords() {
        Iep iep = written.iep();
        word("/iep/encryptInTransit", iep.encryptInTransit(), List.of("must", "may"));
        word("/iep/permittedActions", iep.permittedActions(), Iep.ACTIONS);
        word(
                "/iep/affectedPartyNotifications",
                iep.affectedPartyNotifications(),
                List.of("may", Iep.MUST_NOT));
        word("/iep/attribution", iep.attribution(), Iep.ATTRIBUTION);
        word("/iep/unmodifiedResale", iep.unmodifiedResale(), List.of("may", Iep.MUST_NOT));
    }

    private void word(String pointer, String value, List<String> known) {
        if (!known.contains(value)) {
            wrong(pointer, Text.of("{0} のどれかです", "one of {0}").with(String.join(", ", known)));
        }
    }

    private void products() {
        few("/products", written.products().size(), MOST_PARTS);
        for (int i = 0; i < written.products().size(); i++) {
            Product product = written.products().get(i);
            String at = "/products/" + i;
            text(at + "/vendor", product.vendor(), 200, true);
            text(at + "/product", product.product(), 200, true);
            if (!product.versions().isEmpty()
                    && (product.versions().length() > 200
                            || !Product.RANGE.matcher(product.versions()).matches())) {
                wrong(
                        at + "/versions",
                        Text.of(
                                "「>=9.0 <9.4」のように範囲を書くか、空にしてください",
                                "a range such as “>=9.0 <9.4”, or nothing"));
            }
        }
    }

    private void indicators() {
        few("/indicators", written.indicators().size(), MOST_PARTS);
        for (int i = 0; i < written.indicators().size(); i++) {
            Indicator indicator = written.indicators().get(i);
            if (!indicator.isOfItsType() || PlainText.hasForbidden(indicator.value())) {
                wrong(
                        "/indicators/" + i,
                        Text.of(
                                "種類 (ip, domain, url, hash, mail) に合う値を書いてください",
                                "a value of its type: ip, domain, url, hash or mail"));
            }
            if (indicator.note().length() > 200 || PlainText.hasForbidden(indicator.note())) {
                wrong("/indicators/" + i + "/note", Text.of("200文字までです", "at most 200 characters"));
            }
        }
    }

    private void measures() {
        few("/measures", written.measures().size(), MOST_MEASURES);
        for (int i = 0; i < written.measures().size(); i++) {
            text("/measures/" + i, written.measures().get(i), 500, true);
        }
    }

    private void sources() {
        few("/sources", written.sources().size(), MOST_PARTS);
        for (int i = 0; i < written.sources().size(); i++) {
            Source source = written.sources().get(i);
            if (source.subject() == null
                    || !List.of(Source.LETTER, Source.RELAYED).contains(source.kind())) {
                wrong(
                        "/sources/" + i,
                        Text.of("letter か relayed と、その id です", "letter or relayed, and its id"));
            }
        }
    }

    private void partners() {
        Abroad partners = written.audience().partners();
        few("/audience/partners", partners.chosen().size(), MOST_PARTS);
        few("/audience/partners/names", partners.names().size(), MOST_PARTS);
        for (String name : partners.names()) {
            text("/audience/partners/names", name, 200, true);
        }
    }

    private void few(String pointer, int size, int most) {
        if (size > most) {
            wrong(pointer, Text.of("{0}件までです", "at most {0}").with(most));
        }
    }

    private void text(String pointer, String value, int longest, boolean line) {
        if (value.isEmpty()
                || value.codePointCount(0, value.length()) > longest
                || PlainText.hasForbidden(value)
                || (line && PlainText.breaksLine(value))) {
            wrong(
                    pointer,
                    (line
                                    ? Text.of(
                                            "1行、1〜{0}文字で書いてください",
                                            "write one line of 1 to {0} characters")
                                    : Text.of("1〜{0}文字で書いてください", "write 1 to {0} characters"))
                            .with(longest));
        }
    }

    private void wrong(String pointer, Text detail) {
        wrong.add(new Field(pointer, detail));
    }
}
