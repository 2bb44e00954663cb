package kaname.exchange.delivery;

/// How an attempt went. `detail` is for people and holds no address and no content.
sealed interface Outcome {

    String detail();

    /// The other side has it.
    record Accepted(String detail) implements Outcome {}

    /// The other side will never take it: trying again helps nobody.
    record Refused(String detail) implements Outcome {}

    /// Perhaps later.
    record Later(String detail) implements Outcome {}

    default String id() {
        return switch (this) {
            case Accepted _ -> "accepted";
            case Refused _ -> "refused";
            case Later _ -> "later";
        };
    }
}
