package kaname.dependency.cascade;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/// Some of a question's scenarios: what one machine is given to work out.
///
/// @param model the hash of its model, 64 hexadecimal digits
/// @param question with its number of scenarios said
/// @param from the first scenario, counted from 0
/// @param to the one after the last
public record Shard(String model, Question question, int from, int to) implements Serializable {

    public Shard {
        if (from < 0 || from >= to || to > question.scenarios()) {
            throw new IllegalArgumentException(from + "-" + to);
        }
    }

    /// Other scenarios of the same question.
    public Shard with(int first, int afterLast) {
        return new Shard(model, question, first, afterLast);
    }

    public int scenarios() {
        return to - from;
    }

    /// Into so many parts that differ by one scenario at most, or into one for each scenario.
    public List<Shard> cut(int parts) {
        int most = Math.min(parts, scenarios());
        return IntStream.range(0, most)
                .mapToObj(part -> with(bound(part, most), bound(part + 1, most)))
                .toList();
    }

    private int bound(int part, int parts) {
        return from + (int) ((long) scenarios() * part / parts);
    }
}
