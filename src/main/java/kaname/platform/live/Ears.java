package kaname.platform.live;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the caller's role reads for: the one decision that an open line stands on.
@Component
class Ears {

    private final JdbcClient jdbc;

    Ears(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Set<String> purposes() {
        return jdbc.sql("select unnest(registry.purposes())").query(String.class).stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
