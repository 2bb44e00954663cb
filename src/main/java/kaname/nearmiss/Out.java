package kaname.nearmiss;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A near miss as it is read outside the wall.
///
/// @param sector null: withheld
/// @param crowd how many operators could have written it
public record Out(
        UUID id,
        @Nullable String sector,
        List<String> systems,
        LocalDate month,
        String what,
        @Nullable String whyNot,
        int crowd,
        boolean exercise,
        LocalDate relayedOn,
        boolean withdrawn,
        int questions) {

    /// Who opened it, and on which day.
    public record Look(String ja, String en, String role, LocalDate day) {}

    /// A question that came through the wall, with what was answered.
    public record Question(
            UUID id, String ja, String en, LocalDate askedOn, String text, List<Answer> answers) {}

    public record Answer(LocalDate on, String text) {}

    static Out of(ResultSet row) throws SQLException {
        return new Out(
                row.getObject("id", UUID.class),
                row.getString("sector"),
                List.of((String[]) row.getArray("systems").getArray()),
                row.getDate("month").toLocalDate(),
                row.getString("what"),
                row.getString("why_not"),
                row.getInt("crowd"),
                row.getBoolean("exercise"),
                row.getDate("relayed_on").toLocalDate(),
                row.getBoolean("withdrawn"),
                row.getInt("questions"));
    }
}
