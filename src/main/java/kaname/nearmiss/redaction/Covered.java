package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The places of a text that are spoken for.
final class Covered {

    private final BitSet places = new BitSet();

    static Covered by(List<Span> spans) {
        Covered covered = new Covered();
        spans.forEach(covered::add);
        return covered;
    }

    Covered copy() {
        Covered copy = new Covered();
        copy.places.or(places);
        return copy;
    }

    void add(Span span) {
        places.set(span.start(), span.end());
    }

    /// What of this run nobody has taken.
    List<Span> rest(Span span) {
        List<Span> rest = new ArrayList<>();
        int start = places.nextClearBit(span.start());
        while (start < span.end()) {
            int next = places.nextSetBit(start);
            int end = next < 0 ? span.end() : Math.min(next, span.end());
            rest.add(new Span(start, end));
            start = places.nextClearBit(end);
        }
        return rest;
    }
}
