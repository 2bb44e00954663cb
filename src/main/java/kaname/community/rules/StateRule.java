package kaname.community.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writing a rule down, and ending one. An organisation states its own; for a body that nobody acts
/// for here a ministry or the coordinator does.
@Service
@Transactional
class StateRule {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final SharingRules rules;
    private final Catalogues catalogues;
    private final Clock clock;

    StateRule(SharingRules rules, Catalogues catalogues, Clock clock) {
        this.rules = rules;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), TOKYO);
    }

    static boolean mayStateForBodies(Caller caller) {
        return List.of("ministry-desk", "coordinator").contains(caller.role());
    }

    /// @throws Problem 400 with every place to correct; 403 for a body by anybody else
    SharingRule state(Caller caller, Entered entered) {
        boolean body = !entered.body().isBlank();
        if (caller.role().equals("administrator") || (body && !mayStateForBodies(caller))) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of(
                            "自分の組織の規則だけを書けます。機関の規則は省庁と総合調整が書きます",
                            "State your own rules; those of bodies are stated by ministries and the"
                                    + " coordinator"));
        }
        Entered.Read read = entered.read();
        if (body && !catalogues.now().bodies().containsKey(entered.body())) {
            throw Problem.field(
                    "invalid-rule",
                    "/body",
                    Text.of("制度の一覧にある機関の id です", "the id of a body in the catalogue"));
        }
        SharingRule rule =
                new SharingRule(
                        UUID.randomUUID(),
                        body ? entered.body() : caller.organisation(),
                        body
                                ? SharingRules.bodyName(catalogues.now(), entered.body())
                                : caller.organisationName(),
                        caller.organisation(),
                        read.terms(),
                        new SharingRule.Basis(
                                read.basis().instrument(),
                                Text.same(read.basis().instrument()),
                                read.basis().article(),
                                read.provenance()),
                        read.from(),
                        read.to());
        rules.add(caller, rule, body, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return rule;
    }

    /// From that day on it is no longer valid.
    ///
    /// @throws Problem 404 unless the caller wrote it; 400 for a day that it does not reach
    void end(Caller caller, UUID id, LocalDate day) {
        var _ =
                rules.find(id)
                        .filter(rule -> rule.author().equals(caller.organisation()))
                        .orElseThrow(Problem::notFound);
        if (!rules.end(caller, id, day)) {
            throw Problem.field(
                    "invalid-day",
                    "/on",
                    Text.of("始まりより後で、終わりより前の日です", "a day after it begins and before it ends"));
        }
    }

    /// The day that somebody asks about, or today.
    ///
    /// @throws Problem 400 for what is no day
    LocalDate day(String text) {
        try {
            LocalDate day = text.isBlank() ? today() : LocalDate.parse(text.strip());
            if (day.getYear() >= 1900 && day.getYear() < 2200) {
                return day;
            }
        } catch (java.time.DateTimeException noDay) {
            // said below
        }
        throw Problem.field(
                "invalid-day", "/on", Text.of("2026-04-01 の形の日付です", "a day such as 2026-04-01"));
    }
}
