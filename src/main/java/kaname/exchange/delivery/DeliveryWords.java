package kaname.exchange.delivery;

import kaname.platform.Text;

/// How far a message has come, in words.
final class DeliveryWords {

    private DeliveryWords() {}

    static Text state(String state, int attempts) {
        return switch (state) {
            case "delivered" -> Text.of("届けました", "Delivered");
            case "failed" -> Text.of("届きませんでした", "Failed: given up");
            default ->
                    attempts == 0
                            ? Text.of("これから送ります", "About to be sent")
                            : Text.of("{0}回試みました。また試みます", "Tried {0} times, will try again")
                                    .with(attempts);
        };
    }
}
