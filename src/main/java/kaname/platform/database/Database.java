package kaname.platform.database;

/// A running PostgreSQL and the two ways into it.
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, ExternalDatabase {

    String APPLICATION_ROLE = "kaname_app";

    /// May change the schema.
    DatabaseAddress owner();

    /// May only do what row-level security allows, once [#onConnect] has run.
    DatabaseAddress application();

    String onConnect();

    @Override
    void close();
}
