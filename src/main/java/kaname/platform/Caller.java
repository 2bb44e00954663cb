package kaname.platform;

import java.util.UUID;

/// Who is acting: the account and the organisation whose eyes the database lends. `role` is the
/// account's role as stored (`operator-desk`, `ministry-desk`, …); `kind` that of the organisation.
public record Caller(
        UUID account,
        String organisation,
        Text organisationName,
        String kind,
        String role,
        Text title) {

    public boolean isOperator() {
        return kind.equals("operator");
    }
}
