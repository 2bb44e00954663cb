package kaname.platform.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Passwords known from breaches, if the house keeps a list of them; nobody outside is asked. The
/// list is that of Have I Been Pwned as its downloader writes it: a line for each SHA-1 in
/// hexadecimal, in order, with or without `:` and how often. Some thirty reads find one among a
/// thousand million.
@Component
final class Breaches {

    private static final int HASH = 40;
    private static final int LONGEST_LINE = 80;

    private final Optional<Path> list;

    @Autowired
    Breaches(@Value("${kaname.breached-passwords:}") String file) {
        this(file.isBlank() ? Optional.empty() : Optional.of(Path.of(file)));
    }

    Breaches(Optional<Path> list) {
        this.list = list;
        list.filter(file -> !Files.isReadable(file))
                .ifPresent(file -> {
                    throw new IllegalStateException(
                            "KANAME_BREACHED_PASSWORDS: there is no file to read at " + file);
                });
    }

    boolean know(String password) {
        return list.isPresent() && contains(list.get(), sha1(password));
    }

    private static boolean contains(Path list, String hash) {
        try (FileChannel file = FileChannel.open(list)) {
            long low = 0; // both are where a line begins
            long high = file.size();
            while (low < high) {
                long middle = (low + high) >>> 1;
                long start = Math.max(low, middle - LONGEST_LINE);
                String around = read(file, start);
                int begin = around.lastIndexOf('\n', (int) (middle - start) - 1) + 1;
                int end = around.indexOf('\n', begin);
                String line = end < 0 ? around.substring(begin) : around.substring(begin, end);
                int order = hash(line).compareTo(hash);
                if (order == 0) {
                    return true;
                }
                if (order < 0) {
                    low = start + begin + line.length() + 1;
                } else {
                    high = start + begin;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String line) {
        return line.substring(0, Math.min(HASH, line.length())).toUpperCase(Locale.ROOT);
    }

    private static String read(FileChannel file, long start) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(3 * LONGEST_LINE);
        while (bytes.hasRemaining() && file.read(bytes, start + bytes.position()) > 0) {}
        return new String(bytes.array(), 0, bytes.position(), US_ASCII);
    }

    /// Not to keep a secret: the lists are written so.
    private static String sha1(String password) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
