package kaname.attachment;

import java.text.Normalizer;
import java.util.regex.Pattern;
import kaname.attachment.content.FileKind;
import org.jspecify.annotations.Nullable;

/// A name under which a file may be saved anywhere: one part of a path, in NFC, without characters
/// that steer (control, bidirectional, invisible) or that a file system takes for its own, at most
/// 120 characters.
record FileName(String clean, String original) {

    static final int LONGEST = 120;
    private static final int LONGEST_ORIGINAL = 1000;
    private static final Pattern STEERS =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");
    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*]");
    private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    static FileName of(@Nullable String sent, FileKind kind) {
        String original = sent == null ? "" : sent;
        String last =
                original.substring(
                        Math.max(original.lastIndexOf('/'), original.lastIndexOf('\\')) + 1);
        // what stood between two characters could keep them from composing
        String name =
                Normalizer.normalize(STEERS.matcher(last).replaceAll(""), Normalizer.Form.NFC);
        name = RESERVED.matcher(name).replaceAll("_");
        name = EDGES.matcher(name).replaceAll("");
        if (DEVICE.matcher(name).matches()) {
            name = "_" + name;
        }
        name = kind.named(name.isEmpty() ? "file" : name);
        return new FileName(shorten(name), storable(original));
    }

    private static String shorten(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        String ending = name.substring(name.lastIndexOf('.'));
        int end = LONGEST - ending.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end).isBlank() ? "file" + ending : name.substring(0, end) + ending;
    }

    private static String storable(String original) {
        String text = original.replace("\0", "").replaceAll("\\p{Cs}", "?");
        return text.length() <= LONGEST_ORIGINAL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_ORIGINAL / 2));
    }
}
