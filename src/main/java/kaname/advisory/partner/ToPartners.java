package kaname.advisory.partner;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Problem.Field;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Releases something for foreign partners: checks that each of them may have it and that it names
/// no operator, and says so in the database, which asks both the register and what was approved.
@Service
@Transactional
public class ToPartners {

    private static final String PLACE = "/audience/partners";

    /// What is to leave: everything that it says, in one text.
    ///
    /// @param earlier the version that it replaces, whose partners it reaches too
    public record Leaving(Abroad abroad, Marking marking, String words, @Nullable UUID earlier) {}

    private final JdbcClient jdbc;
    private final Partners partners;
    private final OperatorNames operators;

    ToPartners(JdbcClient jdbc, Partners partners, OperatorNames operators) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.operators = operators;
    }

    /// The ids of those whom it would reach now; empty for what stays in the country.
    ///
    /// @throws Problem 400 with every partner that may not have it, and with every word that names
    ///   an operator or may
    @Transactional(readOnly = true)
    public List<String> of(Caller caller, Leaving leaving) {
        Set<String> reached = new LinkedHashSet<>();
        if (leaving.marking().mayShowWhere(Marking.AMBER)) {
            reached.addAll(before(leaving.earlier()));
        }
        List<Field> wrong = new ArrayList<>();
        if (!leaving.abroad().nowhere()) {
            if (!mayWrite(caller)) {
                throw refused(
                        List.of(
                                wrong(
                                        Text.of(
                                                "国外へ出せるのは、総合調整とセプター事務局だけです",
                                                "only the coordinator and CEPTOAR offices release"
                                                        + " abroad"))));
            }
            reached.addAll(chosen(leaving, wrong));
        }
        if (!reached.isEmpty()) {
            wrong.addAll(named(leaving.words(), leaving.abroad().names()));
        }
        if (!wrong.isEmpty()) {
            throw refused(wrong);
        }
        return List.copyOf(reached);
    }

    /// Whose desks release abroad. The database asks the stored account again.
    public static boolean mayWrite(Caller caller) {
        return List.of("coordinator", "ceptoar-office").contains(caller.role());
    }

    private List<String> before(@Nullable UUID earlier) {
        return earlier == null
                ? List.of()
                : jdbc.sql(
                                "select partner from advisory.for_partner where advisory = ? order"
                                        + " by partner")
                        .param(earlier)
                        .query(String.class)
                        .list();
    }

    private List<String> chosen(Leaving leaving, List<Field> wrong) {
        Map<String, Partner> active =
                partners.active().stream()
                        .collect(Collectors.toMap(Partner::id, Function.identity()));
        List<String> reached = new ArrayList<>();
        if (leaving.abroad().all()) {
            active.values().stream()
                    .filter(one -> leaving.marking().mayShowWhere(one.terms().ceiling()))
                    .map(Partner::id)
                    .sorted()
                    .forEach(reached::add);
            if (reached.isEmpty()) {
                wrong.add(
                        wrong(
                                Text.of(
                                                "{0} を受け取れる連携先は、いま一つもありません",
                                                "no partner may be given {0} now")
                                        .with(leaving.marking().label())));
            }
        }
        for (String id : leaving.abroad().chosen()) {
            Partner one = active.get(id);
            if (one == null) {
                wrong.add(
                        wrong(
                                Text.of(
                                                "「{0}」は名簿にないか、停止中か、取決めの見直しの日を過ぎています",
                                                "“{0}” is not in the register, suspended, or past"
                                                        + " the review of its agreement")
                                        .with(id)));
            } else if (!leaving.marking().mayShowWhere(one.terms().ceiling())) {
                wrong.add(above(one, leaving.marking()));
            } else {
                reached.add(id);
            }
        }
        return reached;
    }

    private static Field above(Partner one, Marking marking) {
        return wrong(
                Text.of(
                                "「{0}」に渡せるのは {1} までと取り決めています。これは {2} です",
                                "the agreement with “{0}” allows up to {1}; this is {2}")
                        .with(one.terms().name(), one.terms().ceiling().label(), marking.label()));
    }

    /// Of one that partners have: what is said of it later names nobody either.
    ///
    /// @throws Problem 400 with every word that names an operator or may
    @Transactional(readOnly = true)
    public void check(UUID advisory, String pointer, String words) {
        if (!before(advisory).isEmpty()) {
            List<Field> wrong =
                    named(words, List.of()).stream()
                            .map(one -> new Field(pointer, one.detail()))
                            .toList();
            if (!wrong.isEmpty()) {
                throw refused(wrong);
            }
        }
    }

    private List<Field> named(String words, List<String> answeredFor) {
        OperatorNames.Found found = operators.in(words);
        Set<String> known =
                answeredFor.stream().map(ToPartners::folded).collect(Collectors.toSet());
        List<String> names =
                found.names().stream().filter(name -> !known.contains(folded(name))).toList();
        List<Field> wrong = new ArrayList<>();
        if (!found.addresses().isEmpty()) {
            wrong.add(
                    wrong(
                            Text.of(
                                            "事業者の連絡先かネットワークです。国外へは出せません: {0}",
                                            "an operator’s contact or network, which does not leave"
                                                    + " the country: {0}")
                                    .with(String.join("、", found.addresses()))));
        }
        if (!names.isEmpty()) {
            wrong.add(
                    new Field(
                            PLACE + "/names",
                            Text.of(
                                            "事業者の名かもしれない語です。消すか、事業者を指さないならここに書いて確かめてください: {0}",
                                            "words that may name an operator: take them out, or"
                                                + " answer here for their speaking of none: {0}")
                                    .with(String.join("、", names))));
        }
        return wrong;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    private static Field wrong(Text detail) {
        return new Field(PLACE, detail);
    }

    private static Problem refused(List<Field> wrong) {
        return new Problem(
                400,
                "invalid-advisory",
                Text.of("入力に直すところがあります", "Some input needs correcting"),
                wrong);
    }

    /// In the transaction of its release.
    public void release(Caller caller, UUID advisory, List<String> reached) {
        jdbc.sql(
                        """
                        insert into advisory.for_partner (advisory, partner, author)
                        select ?, p, ? from unnest(?::text[]) p
                        """)
                .params(advisory, caller.organisation(), reached.toArray(String[]::new))
                .update();
    }
}
