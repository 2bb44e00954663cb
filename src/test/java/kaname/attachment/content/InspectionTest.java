package kaname.attachment.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static kaname.attachment.content.Samples.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InspectionTest {

    record Sample(FileKind kind, byte[] content) {
        @Override
        public String toString() {
            return kind.name();
        }
    }

    static final Workshop IN_MEMORY = InspectionTest::lay;

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(FileKind.TEXT, Samples.text()),
                new Sample(FileKind.EML, Samples.mail()),
                new Sample(FileKind.PDF, Samples.pdf()),
                new Sample(FileKind.PNG, Samples.png()),
                new Sample(FileKind.JPEG, Samples.jpeg()),
                new Sample(FileKind.XLSX, Samples.xlsx()),
                new Sample(FileKind.DOCX, Samples.docx()),
                new Sample(FileKind.ZIP, Samples.zip()),
                new Sample(FileKind.PCAP, Samples.pcap()),
                new Sample(FileKind.PCAPNG, Samples.pcapng()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void tellsWhatPeopleSendByItsBytes(Sample sample) {
        assertThat(kind(sample.content())).isEqualTo(sample.kind());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesAnArchiveBehindAnything(Sample sample) {
        refused(join(sample.content(), Samples.zip()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesAProgramBehindAnything(Sample sample) {
        refused(join(sample.content(), new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0}));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesWhatIsBinaryAndCutOff(Sample sample) {
        if (sample.kind() != FileKind.TEXT && sample.kind() != FileKind.EML) {
            refused(java.util.Arrays.copyOf(sample.content(), sample.content().length - 8));
        }
    }

    @Test
    void refusesAPdfThatDoesNotStartAtItsFirstByte() {
        refused(join("GIF89a;\n".getBytes(UTF_8), Samples.pdf()));
    }

    @Test
    void refusesPagesAndScriptsThatSayTheyAreText() {
        for (String start :
                new String[] {
                    "<html>", "\ufeff \n<!DOCTYPE html>", "<script>alert(1)</script>",
                            "<svg xmlns=''>",
                    "<?php echo 1;", "#!/bin/sh\n", "@echo off\r\n", "{\\rtf1"
                }) {
            refused((start + " and more").getBytes(UTF_8));
        }
    }

    @Test
    void takesSyslogThoughItStartsWithAnAngle() {
        assertThat(kind("<13>Apr  1 03:04:05 gate sshd[1]: Failed\n".getBytes(UTF_8)))
                .isEqualTo(FileKind.TEXT);
    }

    @Test
    void refusesTextInAnotherEncodingAndControlCharacters() {
        refused(new byte[] {(byte) 0x92, (byte) 0xe2, (byte) 0x8e, (byte) 0x7e});
        refused("a\u001b[31m".getBytes(UTF_8));
        refused("a\0b".getBytes(UTF_8));
        refused(new byte[0]);
    }

    @Test
    void refusesAnArchiveThatBecomesTooLarge() {
        byte[] zeros = new byte[64 << 20];
        assertThat(refused(Samples.zip(Map.of("zeros.txt", zeros)))).contains("too large");
    }

    @Test
    void refusesAnArchiveWithTooManyFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i <= ZipDirectory.MOST_ENTRIES; i++) {
            files.put(i + ".txt", new byte[] {'a'});
        }
        assertThat(refused(Samples.zip(files))).contains("too many");
    }

    @Test
    void refusesNamesThatLeadOutOfTheArchive() {
        for (String name : new String[] {"../x.txt", "/etc/x", "a/../../x", "C:\\x.txt", "a\\x"}) {
            assertThat(refused(Samples.zip(Map.of(name, Samples.text())))).contains("outside");
        }
    }

    @Test
    void takesAnArchiveInAnArchiveButNoDeeper() {
        byte[] once = Samples.zip(Map.of("inner.zip", Samples.zip()));
        assertThat(kind(once)).isEqualTo(FileKind.ZIP);
        assertThat(refused(Samples.zip(Map.of("outer.zip", once)))).contains("one level");
        assertThat(refused(Samples.zip(Map.of("a.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0}))))
                .contains("one level");
    }

    @Test
    void refusesMacrosHoweverTheFileIsCalled() {
        assertThat(
                        refused(
                                Samples.zip(
                                        Map.of(
                                                "[Content_Types].xml", "<Types/>".getBytes(UTF_8),
                                                "xl/workbook.xml", "<workbook/>".getBytes(UTF_8),
                                                "xl/vbaProject.bin", new byte[] {1}))))
                .contains("macros");
        assertThat(
                        refused(
                                Samples.zip(
                                        Map.of(
                                                "[Content_Types].xml",
                                                "<Types ContentType='x.macroEnabled.main+xml'/>"
                                                        .getBytes(UTF_8)))))
                .contains("macros");
    }

    @Test
    void refusesProgramsInAnArchiveByNameAndByContent() {
        assertThat(refused(Samples.zip(Map.of("a.ps1", Samples.text())))).contains("could run");
        assertThat(refused(Samples.zip(Map.of("a.txt", "MZ\u0090".getBytes(UTF_8)))))
                .contains("could run");
    }

    @Test
    void refusesEncryptedArchives() {
        byte[] zip = Samples.zip(Map.of("a.txt", Samples.text()));
        zip[6] |= 1;
        int central = indexOf(zip, new byte[] {'P', 'K', 1, 2});
        zip[central + 8] |= 1;
        assertThat(refused(zip)).contains("encrypted");
    }

    @Test
    void refusesDataBeforeAnArchive() {
        refused(join("#notes\n".getBytes(UTF_8), Samples.zip()));
    }

    static FileKind kind(byte[] content) {
        try {
            return Inspection.of(Bytes.of(content), IN_MEMORY);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String refused(byte[] content) {
        String[] why = new String[1];
        assertThatThrownBy(() -> kind(content))
                .isInstanceOfSatisfying(Unwelcome.class, e -> why[0] = e.why().en());
        return why[0];
    }

    private static Workshop.Laid lay(InputStream content) throws IOException {
        Bytes bytes = Bytes.of(content.readAllBytes());
        return new Workshop.Laid() {
            @Override
            public long size() {
                return bytes.size();
            }

            @Override
            public int read(long position, byte[] target, int offset, int length) {
                return bytes.read(position, target, offset, length);
            }

            @Override
            public void close() {}
        };
    }

    private static int indexOf(byte[] in, byte[] what) {
        for (int i = 0; i + what.length <= in.length; i++) {
            if (java.util.Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
