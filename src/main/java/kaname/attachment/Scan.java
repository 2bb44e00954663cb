package kaname.attachment;

import kaname.platform.Text;

/// What the virus scanner said of a file, if there is one.
public sealed interface Scan {

    /// No scanner has looked at it; whoever reads it is told so.
    record Unscanned() implements Scan {}

    /// A scanner is there and has yet to look: until then nobody reads the file.
    record Waiting() implements Scan {}

    record Clean() implements Scan {}

    /// In quarantine for good: nobody reads it.
    record Infected(String signature) implements Scan {}

    default String id() {
        return switch (this) {
            case Unscanned() -> "unscanned";
            case Waiting() -> "waiting";
            case Clean() -> "clean";
            case Infected(_) -> "infected";
        };
    }

    default boolean readable() {
        return switch (this) {
            case Unscanned(), Clean() -> true;
            case Waiting(), Infected(_) -> false;
        };
    }

    default Text label() {
        return switch (this) {
            case Unscanned() -> Text.of("未検査", "Not scanned");
            case Waiting() -> Text.of("検査待ち", "Waiting to be scanned");
            case Clean() -> Text.of("検査済み、検出なし", "Scanned, nothing found");
            case Infected(var signature) -> Text.of("隔離: {0}", "Quarantined: {0}").with(signature);
        };
    }
}
