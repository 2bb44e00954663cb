package kaname.platform.log;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.IOException;

/// [Wordless] for a log in plain text: `%failure`.
public final class Failure extends ThrowableHandlingConverter {

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder out = new StringBuilder();
        if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
            try {
                new Wordless().printStackTrace(proxy.getThrowable(), out);
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return out.toString();
    }
}
