package kaname.attachment;

import java.util.List;
import kaname.attachment.content.FileKind;
import kaname.fuzz.FuzzTarget;

/// Whatever a file is called, the name that it gets is one short part of a path that ends as its
/// kind does, and is its own clean name.
final class FileNameFuzz implements FuzzTarget {

    @Override
    public void take(byte[] input) {
        String sent = FuzzTarget.text(input);
        check(sent);
        check(new String(input, java.nio.charset.StandardCharsets.UTF_16BE));
    }

    private static void check(String sent) {
        for (FileKind kind : FileKind.values()) {
            String name = FileName.of(sent, kind).clean();
            FuzzTarget.promise(
                    !name.isBlank()
                            && name.length() <= FileName.LONGEST
                            && name.chars().noneMatch(c -> "/\\<>:\"|?*".indexOf(c) >= 0 || c < 32)
                            && !name.startsWith(".")
                            && kind.named(name).equals(name),
                    name);
            FuzzTarget.promise(FileName.of(name, kind).clean().equals(name), name);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "../../etc/passwd",
                "C:\\CON.pdf",
                "報告書\u202Efdp.exe",
                "a".repeat(118) + "😀.pdf",
                " . .txt ",
                "が\u3099" + "e\u0301".repeat(90));
    }
}
