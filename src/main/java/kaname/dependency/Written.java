package kaname.dependency;

import java.time.LocalDate;
import java.util.List;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;

/// A dependency as somebody wrote it, in the form or in a file. Nothing of it was checked.
///
/// @param supplier name or id of an organisation or of one of its services; "" where only the
///   sector is known
/// @param strength one of the five answers, `1` to `5`, or a share such as `0.3` or `0.2/0.3/0.4`
/// @param buffer hours, such as `36` or `24/36/48`
/// @param noticeHours hours, such as `4`; "" where no number was agreed
/// @param shownTo organisations; `supplier` is whoever the supplier is
public record Written(
        String consumer,
        String supplier,
        String sector,
        String kind,
        String strength,
        String buffer,
        String substitutes,
        String needs,
        String growth,
        String growthHours,
        boolean coupled,
        String evidence,
        String confidence,
        String asOf,
        String noticeHours,
        String noticeClause,
        List<String> shownTo) {

    static final Written EMPTY =
            new Written(
                    "",
                    "",
                    "",
                    "physical",
                    "3",
                    "0",
                    "",
                    "1",
                    "at-once",
                    "0",
                    false,
                    "",
                    "0",
                    "",
                    "",
                    "",
                    List.of());

    /// A dependency of a model.
    static Written of(Dependency one, List<String> shownTo) {
        String supplier = one.supplier();
        if (supplier.startsWith(Dependents.SECTOR)) {
            return of(one, "", supplier.substring(Dependents.SECTOR.length()), shownTo);
        }
        return supplier.startsWith(Dependents.ORGANISATION)
                ? of(one, supplier.substring(Dependents.ORGANISATION.length()), "", shownTo)
                : of(one, supplier, "", shownTo);
    }

    /// A dependency, and what is known of its supplier.
    static Written of(Dependency one, String supplier, String sector, List<String> shownTo) {
        LocalDate asOf = one.evidence().asOf();
        return new Written(
                one.consumer(),
                supplier,
                sector,
                one.kind().id(),
                Strengths.text(one.strength()),
                one.buffer().toString(),
                one.substitutes().group(),
                Integer.toString(one.substitutes().needs()),
                one.course().growth().id(),
                Estimate.exactly(one.course().hours()).toString(),
                one.course().coupled(),
                one.evidence().text(),
                Integer.toString(one.evidence().confidence()),
                asOf == null ? "" : asOf.toString(),
                hours(one.notice()),
                one.notice().clause(),
                shownTo);
    }

    static String hours(Dependency.Notice notice) {
        Double hours = notice.hours();
        return hours == null ? "" : Estimate.exactly(hours).toString();
    }

    public Written {
        shownTo = List.copyOf(shownTo);
    }
}
