package kaname.framework.web;

import kaname.framework.ChangeLine;
import kaname.framework.Edition;
import kaname.framework.FrameworkRecord;

/// The first page of the framework's changes. `unreadable` is a later edition that this node can't
/// read, 0 if there is none.
public record Overview(
        FrameworkRecord.Page<ChangeLine> changes,
        FrameworkRecord.Page<Edition> editions,
        int edition,
        int unreadable,
        boolean mayDraft) {}
