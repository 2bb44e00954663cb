package kaname.incident;

import java.util.List;

/// What the operator decides about its duties with a report: voluntary regimes to `send` or to
/// `decline`, and stages (`regime/stage`) to `file` now.
public record Wishes(List<String> send, List<String> decline, List<String> file) {

    public static final Wishes NONE = new Wishes(List.of(), List.of(), List.of());

    public Wishes {
        send = List.copyOf(send);
        decline = List.copyOf(decline);
        file = List.copyOf(file);
    }
}
