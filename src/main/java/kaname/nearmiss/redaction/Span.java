package kaname.nearmiss.redaction;

/// A run of a text: `start` inclusive, `end` exclusive, in UTF-16 units.
record Span(int start, int end) {

    boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    boolean covers(Span other) {
        return start <= other.start && other.end <= end;
    }

    int length() {
        return end - start;
    }
}
