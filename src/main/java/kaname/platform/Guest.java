package kaname.platform;

import java.util.UUID;

/// Somebody outside the house who reads with a token what was meant for them: no caller, so
/// whatever asks who is acting finds nobody.
public record Guest(UUID token, String id) {}
