package kaname.platform.database;

/// A PostgreSQL of yours. One login comes in; the application lays its powers down with `set role`
/// on every connection, so that login must own the database and be a member of `kaname_app` (a
/// superuser is).
record ExternalDatabase(DatabaseAddress owner) implements Database {

    @Override
    public DatabaseAddress application() {
        return owner;
    }

    @Override
    public String onConnect() {
        return "set role " + APPLICATION_ROLE;
    }

    @Override
    public void close() {}
}
