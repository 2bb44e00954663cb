package kaname.situation.next;

import kaname.platform.Text;

/// The one of several services whose return at once would spare most.
///
/// @param spared mean hours, over all services, for which nobody would be without service
public record Relief(String letter, Text service, long spared) {}
