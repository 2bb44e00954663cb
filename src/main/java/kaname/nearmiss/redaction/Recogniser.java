package kaname.nearmiss.redaction;

import java.util.List;

/// Finds what points to somebody.
interface Recogniser {

    List<Finding> in(Reading reading);
}
