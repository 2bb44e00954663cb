package kaname.attachment.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The entries of a ZIP file (APPNOTE 6.3), read strictly: the archive is the whole file, its
/// entries lie one behind the other from the first byte without gap or overlap, and what stands
/// before each agrees with the directory. What other programs might read otherwise is refused.
final class ZipDirectory {

    static final byte[] LOCAL = {'P', 'K', 3, 4};
    static final int MOST_ENTRIES = 2000;

    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int END_LENGTH = 22;
    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int DESCRIBED_BEHIND = 1 << 3;
    private static final Set<String> RUNS =
            Set.of(
                    "exe", "dll", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "vbe", "js",
                    "jse", "wsf", "hta", "lnk", "jar", "iso", "img", "vhd", "vhdx", "html", "htm",
                    "svg", "docm", "xlsm", "pptm", "dotm", "xltm", "sh", "apk", "app", "chm",
                    "reg");

    /// One file in the archive: its bytes lie from `data` to `data + packed`.
    record Entry(String name, boolean deflated, long packed, long size, int crc, long data) {
        boolean folder() {
            return name.endsWith("/");
        }
    }

    private record Place(Entry entry, long offset, long end) {}

    private ZipDirectory() {}

    static List<Entry> read(Bytes bytes) {
        ByteBuffer end = little(bytes, bytes.size() - END_LENGTH, END_LENGTH);
        int count = end.getShort(10) & 0xffff;
        long length = end.getInt(12) & 0xffff_ffffL;
        long start = end.getInt(16) & 0xffff_ffffL;
        if (end.getInt(0) != END
                || end.getShort(20) != 0
                || end.getInt(4) != 0
                || (end.getShort(8) & 0xffff) != count
                || start + length != bytes.size() - END_LENGTH) {
            throw notWhole();
        }
        if (count > MOST_ENTRIES) {
            throw Unwelcome.because(
                    "ZIP に入っているファイルが多すぎます（2000 まで）。",
                    "The ZIP holds too many files (2000 at most).");
        }
        List<Place> places = new ArrayList<>();
        long at = start;
        for (int i = 0; i < count; i++) {
            at = central(bytes, at, start, places);
        }
        if (at != start + length) {
            throw notWhole();
        }
        refuseGaps(places, start);
        refuseTwins(places);
        return places.stream().map(Place::entry).toList();
    }

    private static long central(Bytes bytes, long at, long limit, List<Place> places) {
        ByteBuffer head = little(bytes, at, 46);
        int flags = head.getShort(8) & 0xffff;
        int method = head.getShort(10) & 0xffff;
        int nameLength = head.getShort(28) & 0xffff;
        if (head.getInt(0) != CENTRAL || (method != 0 && method != 8 && method != 99)) {
            throw notWhole();
        }
        if ((flags & ENCRYPTED) != 0 || method == 99) {
            throw Unwelcome.because(
                    "暗号化された ZIP は中身を確かめられません。暗号化せずに送ってください。ここで預かるときに暗号化します。",
                    "An encrypted ZIP can't be checked. Send it unencrypted; it is encrypted when"
                            + " it is stored here.");
        }
        byte[] name = bytes.at(at + 46, nameLength);
        long packed = head.getInt(20) & 0xffff_ffffL;
        long size = head.getInt(24) & 0xffff_ffffL;
        long offset = head.getInt(42) & 0xffff_ffffL;
        ByteBuffer local = little(bytes, offset, 30);
        int localName = local.getShort(26) & 0xffff;
        if (local.getInt(0) != LOCAL_SIGNATURE
                || (local.getShort(6) & 0xffff) != flags
                || (local.getShort(8) & 0xffff) != method
                || !java.util.Arrays.equals(bytes.at(offset + 30, localName), name)) {
            throw notWhole();
        }
        long data = offset + 30 + localName + (local.getShort(28) & 0xffff);
        if (data + packed > limit || (method == 0 && packed != size)) {
            throw notWhole();
        }
        long end = data + packed;
        if ((flags & DESCRIBED_BEHIND) != 0) {
            end += descriptor(bytes, end, packed);
        }
        Entry entry = new Entry(name(name), method == 8, packed, size, head.getInt(16), data);
        places.add(new Place(entry, offset, end));
        return at + 46 + nameLength + (head.getShort(30) & 0xffff) + (head.getShort(32) & 0xffff);
    }

    /// The sizes written behind an entry: with or without a signature, in 32 or in 64 bits.
    private static int descriptor(Bytes bytes, long at, long packed) {
        ByteBuffer found = little(bytes, at, 16);
        int skip = found.getInt(0) == DESCRIPTOR ? 4 : 0;
        ByteBuffer sizes = little(bytes, at + skip + 4, 8);
        boolean wide = sizes.getLong(0) == packed && packed != 0;
        if (!wide && (sizes.getInt(0) & 0xffff_ffffL) != packed) {
            throw notWhole();
        }
        int narrowEnd = skip + 12;
        byte[] next = bytes.at(at + narrowEnd, 2);
        boolean headerFollows = next.length == 2 && next[0] == 'P' && next[1] == 'K';
        return wide || !headerFollows ? skip + 20 : narrowEnd;
    }

    private static void refuseGaps(List<Place> places, long directory) {
        long at = 0;
        for (Place place :
                places.stream().sorted(Comparator.comparingLong(Place::offset)).toList()) {
            if (place.offset() != at) {
                throw notWhole();
            }
            at = place.end();
        }
        if (at != directory) {
            throw notWhole();
        }
    }

    private static void refuseTwins(List<Place> places) {
        Set<String> names = new HashSet<>();
        for (Place place : places) {
            if (!names.add(place.entry().name().toLowerCase(Locale.ROOT))) {
                throw notWhole();
            }
        }
    }

    private static String name(byte[] raw) {
        String name = new String(raw, UTF_8); // names in Shift_JIS become unreadable, never a path
        boolean escapes =
                name.isEmpty()
                        || name.length() > 500
                        || name.startsWith("/")
                        || name.indexOf('\\') >= 0
                        || name.indexOf(':') >= 0
                        || name.chars().anyMatch(Character::isISOControl)
                        || List.of(name.split("/", -1)).stream()
                                .anyMatch(part -> part.equals("..") || part.equals("."));
        if (escapes) {
            throw Unwelcome.because(
                    "ZIP の中に、外のフォルダを指す名前のファイルがあります。",
                    "The ZIP holds a file whose name leads outside of it.");
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (RUNS.contains(ending)) {
            throw new Unwelcome(Macros.program(name));
        }
        return name;
    }

    private static ByteBuffer little(Bytes bytes, long at, int length) {
        byte[] found = bytes.at(at, length);
        if (found.length < length) {
            throw notWhole();
        }
        return ByteBuffer.wrap(found).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Unwelcome notWhole() {
        return Unwelcome.because(
                "ZIP 形式が途中で切れているか、別のデータが混ざっています。保存し直してください。",
                "The file is in ZIP format and is cut off, or other data are mixed in. Save it"
                        + " again.");
    }
}
