package kaname.platform.security;

import org.springframework.stereotype.Component;

/// What stands between an attempt and a session.
@Component
record SignInDoor(SignInLimit limit, Session session) {}
