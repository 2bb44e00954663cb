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

    /// The house itself at work in an operator's matters: it sees what that operator sees and is
    /// nobody's account.
    public static Caller houseFor(String operator) {
        return new Caller(
                new UUID(0, 0),
                operator,
                Text.same(operator),
                "operator",
                "house",
                Text.same("house"));
    }

    public boolean isOperator() {
        return kind.equals("operator");
    }
}
