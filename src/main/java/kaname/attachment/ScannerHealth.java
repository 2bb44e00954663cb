package kaname.attachment;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Says whether clamd answers; unknown where none is set.
@Component("clamdHealthIndicator")
class ScannerHealth implements HealthIndicator {

    private static final byte[] PING = {'z', 'P', 'I', 'N', 'G', 0};
    private static final int PATIENCE_MILLIS = 2000;

    private final ClamdAddress address;

    ScannerHealth(ClamdAddress address) {
        this.address = address;
    }

    @Override
    public Health health() {
        if (!address.configured()) {
            return Health.unknown().build();
        }
        try (SocketChannel clamd = open()) {
            return ask(clamd).startsWith("PONG") ? Health.up().build() : Health.down().build();
        } catch (IOException away) {
            return Health.down().build();
        }
    }

    private SocketChannel open() throws IOException {
        return address.socket() instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private String ask(SocketChannel clamd) throws IOException {
        Thread reader = Thread.currentThread();
        Thread watch =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
                                reader.interrupt();
                            } catch (InterruptedException answered) {
                                // in time
                            }
                        });
        try {
            clamd.connect(address.socket());
            clamd.write(ByteBuffer.wrap(PING));
            ByteBuffer answer = ByteBuffer.allocate(16);
            clamd.read(answer);
            return new String(
                    answer.array(),
                    0,
                    answer.position(),
                    java.nio.charset.StandardCharsets.US_ASCII);
        } finally {
            watch.interrupt();
        }
    }
}
