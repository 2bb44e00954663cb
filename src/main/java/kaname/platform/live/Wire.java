package kaname.platform.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import kaname.platform.database.Database;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Hears what any node's transactions say as they commit (`pg_notify('kaname', …)`), over one
/// connection of its own. While that is down nothing is heard; when it is back, everyone is told
/// that word may have been missed. Nothing relies on hearing: it only makes things prompt.
@Component
public final class Wire implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger("kaname.live");
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int WAIT_MILLIS = 500;

    private final Database database;
    private final List<Consumer<Happening>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    Wire(Database database) {
        this.database = database;
    }

    /// The listener must be quick: it is called on the one thread that hears.
    public void onHappening(Consumer<Happening> listener) {
        listeners.add(listener);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("kaname-wire").start(this::listen);
    }

    private void listen() {
        while (running) {
            try (Connection connection = open();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen kaname");
                tell(Happening.MISSED);
                hear(connection.unwrap(PGConnection.class));
            } catch (SQLException away) {
                if (running) {
                    log.debug("The database is away: {}", away.getSQLState());
                    LockSupport.parkNanos(PATIENCE.toNanos());
                }
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (running) {
            PGNotification[] heard = connection.getNotifications(WAIT_MILLIS);
            if (heard != null) {
                for (PGNotification one : heard) {
                    tell(Happening.read(one.getParameter()));
                }
            }
        }
    }

    private void tell(Happening happening) {
        for (Consumer<Happening> listener : listeners) {
            try {
                listener.accept(happening);
            } catch (RuntimeException e) {
                log.warn("A listener failed at {}", happening.topic(), e);
            }
        }
    }

    private Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.application().user());
        properties.setProperty("password", database.application().password());
        properties.setProperty("ApplicationName", "kaname-wire");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(database.application().url(), properties);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
