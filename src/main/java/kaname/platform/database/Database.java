package kaname.platform.database;

import java.util.Map;
import kaname.platform.Home;

/// A running PostgreSQL and the two ways into it.
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, ExternalDatabase {

    String APPLICATION_ROLE = "kaname_app";

    /// May change the schema.
    DatabaseAddress owner();

    /// May only do what row-level security allows, once [#onConnect] has run.
    DatabaseAddress application();

    String onConnect();

    /// The one that `KANAME_DATABASE_URL` names, else the embedded one of that home, started.
    static Database of(Home home, Map<String, String> environment) {
        return RunningDatabase.named(environment)
                .<Database>map(ExternalDatabase::new)
                .orElseGet(() -> EmbeddedDatabase.start(home));
    }

    @Override
    void close();
}
