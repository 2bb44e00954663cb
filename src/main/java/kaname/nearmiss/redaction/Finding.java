package kaname.nearmiss.redaction;

import kaname.platform.Text;

/// A place in a text that points to somebody, `start` inclusive, `end` exclusive, in UTF-16 units
/// of the text as it was written.
///
/// @param recogniser which one found it, for figures
/// @param same what it stands for: two findings of one kind with the same value get the same letter
/// @param general what takes its place where that is a generalisation (a month, a band of the day);
///   empty for a pseudonym
/// @param why in words for the person who decides
public record Finding(
        int start, int end, Kind kind, String recogniser, String same, String general, Text why) {

    /// The recogniser of what is shown to a reviewer and not taken for a name.
    static final String FAINT = "fragment";

    public Finding {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a finding covers text: " + start + " to " + end);
        }
    }

    static Finding of(Span span, Kind kind, String recogniser, String same, Text why) {
        return new Finding(span.start(), span.end(), kind, recogniser, same, "", why);
    }

    Finding part(Span span) {
        return new Finding(span.start(), span.end(), kind, recogniser, same, general, why);
    }

    boolean faint() {
        return recogniser.equals(FAINT);
    }

    Span span() {
        return new Span(start, end);
    }
}
