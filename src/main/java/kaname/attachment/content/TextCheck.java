package kaname.attachment.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.regex.Pattern;

/// Text is UTF-8 from end to end, without control characters, and does not start as something that
/// a browser or a shell would run. What stands further down is evidence and is left alone.
final class TextCheck {

    private static final int HEAD = 1024;
    private static final Pattern RUN =
            Pattern.compile("<[a-z!?%/]|#!|@echo|\\{\\\\rtf", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]*:.*|[ \\t].*");
    private static final Pattern FROM = Pattern.compile("(?im)^from:");
    private static final Pattern SENT =
            Pattern.compile("(?im)^(date|received|message-id|subject):");

    private TextCheck() {}

    static FileKind check(Bytes bytes) {
        StringBuilder head = new StringBuilder(HEAD * 16);
        try (Reader reader = reader(bytes)) {
            char[] block = new char[16_384];
            int read;
            while ((read = reader.read(block)) >= 0) {
                refuseControls(block, read);
                if (head.length() < HEAD * 16) {
                    head.append(block, 0, Math.min(read, HEAD * 16 - head.length()));
                }
            }
        } catch (CharacterCodingException notText) {
            throw Inspection.unknown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = head.charAt(0) == '\ufeff' ? head.substring(1) : head.toString();
        if (RUN.matcher(text.strip()).lookingAt()
                || text.substring(0, Math.min(HEAD, text.length())).contains("%PDF-")) {
            throw polyglot();
        }
        return isMail(text) ? FileKind.EML : FileKind.TEXT;
    }

    private static Reader reader(Bytes bytes) {
        return new InputStreamReader(
                bytes.stream(0, bytes.size()),
                UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static void refuseControls(char[] block, int length) {
        for (int i = 0; i < length; i++) {
            char c = block[i];
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
                throw Inspection.unknown();
            }
        }
    }

    private static Unwelcome polyglot() {
        return Unwelcome.because(
                "ウェブページやプログラムとして動くおそれのあるファイルは受け付けていません。ZIP に入れるか、画面の写しを送ってください。",
                "A file that could run as a web page or a program is not taken. Put it into a ZIP,"
                        + " or send a screenshot.");
    }

    /// RFC 5322: header fields up to an empty line, the sender among them.
    private static boolean isMail(String text) {
        int end = text.replace("\r\n", "\n").indexOf("\n\n");
        String header = text.replace("\r\n", "\n").substring(0, Math.max(0, end));
        return !header.isEmpty()
                && header.lines().allMatch(line -> HEADER.matcher(line).matches())
                && FROM.matcher(header).find()
                && SENT.matcher(header).find();
    }
}
