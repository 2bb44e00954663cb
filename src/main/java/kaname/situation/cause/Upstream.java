package kaname.situation.cause;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kaname.platform.Text;

/// A service on which others stand, with the sectors that give it and the words by which a text
/// tells that it was the trouble.
record Upstream(String id, Text name, Set<String> sectors, Pattern words) {

    static final List<Upstream> ALL = read();

    private static final Pattern SENTENCE = Pattern.compile("[。．!?\\n]|\\.(?=\\s|$)");

    /// It did not work. A service that is only named is no trouble.
    private static final Pattern TROUBLE =
            Pattern.compile(
                    "障害|停止|止ま|停電|断水|瞬低|切断|切れ|断線|不通|途絶|遅延|落ち|低下|つながら|繋がら|使えな|届かな|途切|失わ|応答がな|応答しな|故障|不安定|不具合|喪失|異常|outage|blackout|down\\b|lost|loss|drop|fail|cut\\b|unreachable|interrupt|disrupt|unavailable|degrad|no"
                        + " (?:signal|service|route)|went (?:dark|off)|flapp|dip\\b",
                    Pattern.CASE_INSENSITIVE);

    /// Which services a text says were the trouble.
    static List<Upstream> troubledIn(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        List<Upstream> found = new ArrayList<>();
        for (Upstream service : ALL) {
            if (SENTENCE.splitAsStream(plain)
                    .anyMatch(sentence ->
                            service.words.matcher(sentence).find()
                                    && TROUBLE.matcher(sentence).find())) {
                found.add(service);
            }
        }
        return found;
    }

    static Optional<Upstream> of(String id) {
        return ALL.stream().filter(service -> service.id.equals(id)).findFirst();
    }

    private static List<Upstream> read() {
        try (InputStream file =
                        Upstream.class.getResourceAsStream("/kaname/situation/upstream.txt");
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Upstream::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Upstream line(String line) {
        String[] parts = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        return new Upstream(
                parts[0],
                Text.of(parts[1], parts[2]),
                list(parts[3]).stream().collect(Collectors.toUnmodifiableSet()),
                Pattern.compile(
                        list(parts[4]).stream()
                                .map(Upstream::word)
                                .collect(Collectors.joining("|")),
                        Pattern.CASE_INSENSITIVE));
    }

    private static List<String> list(String part) {
        return Arrays.stream(part.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
    }

    private static String word(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        boolean latin = plain.charAt(0) < 0x80;
        return latin
                ? "(?<![a-z0-9])" + Pattern.quote(plain) + "(?![a-z0-9])"
                : Pattern.quote(plain);
    }
}
