package kaname.attachment.content;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import kaname.attachment.content.ZipDirectory.Entry;

/// Unpacks every entry once, within bounds that hold for the archive and what is nested in it
/// together.
final class ZipCheck {

    static final long MOST_UNPACKED = 300L << 20;
    static final int STEEPEST = 200;
    private static final long SMALL = 1 << 20;
    private static final String TYPES = "[Content_Types].xml";

    private final Workshop workshop;
    private long left = MOST_UNPACKED;

    ZipCheck(Workshop workshop) {
        this.workshop = workshop;
    }

    FileKind check(Bytes bytes) throws IOException {
        return check(bytes, 0);
    }

    private FileKind check(Bytes bytes, int depth) throws IOException {
        List<Entry> entries = ZipDirectory.read(bytes);
        if (entries.isEmpty()) {
            throw Unwelcome.because("ZIP の中が空です。", "The ZIP is empty.");
        }
        for (Entry entry : entries) {
            Macros.refuseNamed(entry.name());
            if (!entry.folder()) {
                unpack(bytes, entry, depth);
            } else if (entry.size() != 0 || entry.packed() > 2) {
                throw ZipDirectory.notWhole();
            }
        }
        return kind(entries);
    }

    private void unpack(Bytes bytes, Entry entry, int depth) throws IOException {
        if (entry.size() > left
                || (entry.size() > SMALL && entry.size() / STEEPEST > entry.packed())) {
            throw tooMuch();
        }
        CRC32 crc = new CRC32();
        Inflater inflater = new Inflater(true);
        try (Counted content = new Counted(open(bytes, entry, inflater), crc)) {
            byte[] head = content.readNBytes(512);
            Bytes start = Bytes.of(head);
            Macros.refuseProgram(entry.name(), start);
            if (entry.name().equals(TYPES)) {
                head = join(head, content.readNBytes((int) SMALL));
                Macros.refuseDeclared(head);
            }
            if (start.startsWith(0, ZipDirectory.LOCAL)) {
                nested(
                        new SequenceInputStream(
                                new ByteArrayInputStream(head), new KeptOpen(content)),
                        depth);
            } else if (isOtherArchive(start)) {
                throw nestedTooDeep();
            }
            content.transferTo(java.io.OutputStream.nullOutputStream());
            content.finish(entry, crc);
            if (entry.deflated()
                    && (!inflater.finished() || inflater.getBytesRead() != entry.packed())) {
                throw ZipDirectory.notWhole();
            }
        } catch (ZipException | java.io.EOFException broken) {
            throw ZipDirectory.notWhole();
        } finally {
            inflater.end();
        }
    }

    private void nested(InputStream content, int depth) throws IOException {
        if (depth > 0) {
            throw nestedTooDeep();
        }
        try (Workshop.Laid inside = workshop.lay(content)) {
            check(inside, depth + 1);
        }
    }

    private static InputStream open(Bytes bytes, Entry entry, Inflater inflater) {
        InputStream packed = bytes.stream(entry.data(), entry.data() + entry.packed());
        return entry.deflated() ? new InflaterInputStream(packed, inflater, 16_384) : packed;
    }

    private static FileKind kind(List<Entry> entries) {
        boolean office = has(entries, TYPES);
        if (office && has(entries, "xl/workbook.xml")) {
            return FileKind.XLSX;
        }
        return office && has(entries, "word/document.xml") ? FileKind.DOCX : FileKind.ZIP;
    }

    private static boolean has(List<Entry> entries, String name) {
        return entries.stream().anyMatch(entry -> entry.name().equals(name));
    }

    private static boolean isOtherArchive(Bytes start) {
        return start.startsWith(0, (byte) 0x1f, (byte) 0x8b)
                || start.startsWith(0, "7z\u00bc\u00af")
                || start.startsWith(0, "Rar!")
                || start.startsWith(0, "BZh")
                || start.startsWith(0, "\u00fd7zXZ")
                || start.startsWith(0, "MSCF")
                || start.startsWith(257, "ustar");
    }

    private static Unwelcome nestedTooDeep() {
        return Unwelcome.because(
                "書庫の中の書庫は、ZIP の中の ZIP（または Excel、Word）一段までです。",
                "Archives within archives: only a ZIP (or Excel, Word) within a ZIP, one level"
                        + " deep.");
    }

    private static Unwelcome tooMuch() {
        return Unwelcome.because(
                "ZIP を開くと大きくなりすぎます（合わせて 300 MB まで、縮み方は 200 分の 1 まで）。",
                "The ZIP becomes too large when it is opened (300 MB together, and no more than 200"
                        + " times its size).");
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /// Whoever reads it to its end does not close it.
    private static final class KeptOpen extends FilterInputStream {
        KeptOpen(InputStream content) {
            super(content);
        }

        @Override
        public void close() {
            // whoever opened it closes it
        }
    }

    /// Counts what really comes out, whatever the directory claims.
    private final class Counted extends FilterInputStream {

        private long read;

        Counted(InputStream content, CRC32 crc) {
            super(new CheckedInputStream(content, crc));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            read += Math.max(0, got);
            left -= Math.max(0, got);
            if (left < 0) {
                throw tooMuch();
            }
            return got;
        }

        void finish(Entry entry, CRC32 crc) {
            if (read != entry.size() || (int) crc.getValue() != entry.crc()) {
                throw ZipDirectory.notWhole();
            }
        }
    }
}
