package kaname.exchange.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import kaname.platform.Text;

/// A ZIP archive in exactly one form: members stored as they are, in order, without dates, comments
/// or extra fields. What it holds decides every byte of it, and nothing in it can grow when read.
final class StoredZip {

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Member(String name, byte[] content) {}

    static final int MOST_MEMBERS = 20_000;
    static final int MOST_BYTES = 256 << 20;

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9-]{1,60}(/[a-z0-9-]{1,60})?(\\.[a-z0-9]{1,5}){1,2}");
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final short VERSION = 10;
    private static final short FIRST_OF_JANUARY_1980 = 0x21;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;

    private StoredZip() {}

    static byte[] write(List<Member> members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Member member : members) {
            byte[] name = member.name().getBytes(StandardCharsets.US_ASCII);
            byte[] entry = new byte[CENTRAL_BYTES];
            common(entry, CENTRAL, member, name).putInt(CENTRAL_BYTES - 4, out.size());
            directory.writeBytes(entry);
            directory.writeBytes(name);
            byte[] header = new byte[LOCAL_BYTES];
            common(header, LOCAL, member, name);
            out.writeBytes(header);
            out.writeBytes(name);
            out.writeBytes(member.content());
        }
        byte[] end = new byte[END_BYTES];
        little(end)
                .putInt(0, END)
                .putShort(8, (short) members.size())
                .putShort(10, (short) members.size())
                .putInt(12, directory.size())
                .putInt(16, out.size());
        out.writeBytes(directory.toByteArray());
        out.writeBytes(end);
        return out.toByteArray();
    }

    /// The two kinds of header agree but for the version of the writer, which the second has.
    private static ByteBuffer common(byte[] header, int signature, Member member, byte[] name) {
        CRC32 checksum = new CRC32();
        checksum.update(member.content());
        ByteBuffer out = little(header).putInt(signature);
        if (signature == CENTRAL) {
            out.putShort(VERSION);
        }
        return out.putShort(VERSION)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(FIRST_OF_JANUARY_1980)
                .putInt((int) checksum.getValue())
                .putInt(member.content().length)
                .putInt(member.content().length)
                .putShort((short) name.length);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The members in order. The caller has to compare what [#write] makes of them with the file:
    /// that covers checksums and directory.
    ///
    /// @throws Damaged for anything that no pack ever had
    static List<Member> read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new Damaged(
                    "pack.zip",
                    Text.of("証拠一式としては大きすぎます。", "This is too large for an evidence pack."));
        }
        ByteBuffer in = little(file);
        List<Member> members = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (in.remaining() >= LOCAL_BYTES && in.getInt(in.position()) == LOCAL) {
            Member member = member(in);
            if (!seen.add(member.name())) {
                throw new Damaged(
                        member.name(),
                        Text.of("同じ名前のファイルが2つあります。", "Two files in the archive have this name."));
            }
            if (members.size() == MOST_MEMBERS) {
                throw new Damaged(
                        member.name(), Text.of("ファイルが多すぎます。", "There are too many files."));
            }
            members.add(member);
        }
        return members;
    }

    private static Member member(ByteBuffer in) {
        int start = in.position();
        int names = Short.toUnsignedInt(in.getShort(start + 26));
        in.position(start + LOCAL_BYTES);
        if (in.remaining() < names) {
            throw cutOff("pack.zip");
        }
        byte[] raw = new byte[names];
        in.get(raw);
        String name = new String(raw, StandardCharsets.UTF_8);
        if (!NAME.matcher(name).matches()) {
            throw new Damaged(
                    name.substring(0, Math.min(80, name.length())),
                    Text.of(
                            "証拠一式にこのような名前のファイルはありません。展開しないでください。",
                            "No file of an evidence pack has such a name: do not unpack it."));
        }
        int flags = in.getShort(start + 6);
        int method = in.getShort(start + 8);
        int extra = in.getShort(start + 28);
        if (method != 0) {
            throw new Damaged(
                    name,
                    Text.of(
                            "圧縮されています。証拠一式は圧縮せずに発行されます。展開せずに止めました。元のファイルを使ってください。",
                            "It is compressed, but packs are issued without compression. Nothing"
                                    + " was unpacked; use the file as it was issued."));
        }
        long stored = Integer.toUnsignedLong(in.getInt(start + 18));
        long size = Integer.toUnsignedLong(in.getInt(start + 22));
        if (flags != 0 || extra != 0 || stored != size) {
            throw new Damaged(
                    name,
                    Text.of(
                            "アーカイブが別のプログラムで作り直されているか、見出しが書き換えられています。",
                            "Another program wrote this archive anew, or its header was altered."));
        }
        if (size > in.remaining()) {
            throw cutOff(name);
        }
        byte[] content = new byte[(int) size];
        in.get(content);
        return new Member(name, content);
    }

    private static Damaged cutOff(String name) {
        return new Damaged(
                name,
                Text.of(
                        "ファイルの途中でアーカイブが終わっています。末尾が切り取られたか、見出しが書き換えられています。",
                        "The archive ends within this file: its end was cut off, or a header was"
                                + " altered."));
    }
}
