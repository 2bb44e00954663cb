package kaname.dependency;

import java.util.List;

/// A dependency as somebody wrote it, in the form or in a file. Nothing of it was checked.
///
/// @param supplier name or id of an organisation or of one of its services; "" where only the
///   sector is known
/// @param strength one of the five answers, `1` to `5`, or a share such as `0.3` or `0.2/0.3/0.4`
/// @param buffer hours, such as `36` or `24/36/48`
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
                    List.of());

    public Written {
        shownTo = List.copyOf(shownTo);
    }
}
