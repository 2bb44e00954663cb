package kaname.cli;

/// Usage or input that can't be answered: one line for stderr that says what to do, exit code 2.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
