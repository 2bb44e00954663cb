package kaname.duty;

import kaname.platform.Text;

/// Who is to be told: the role that the rule names and the body that plays it on the day.
/// `unverified` says that this pairing was recalled, not read.
public record Recipient(String role, String body, Text name, boolean unverified) {}
