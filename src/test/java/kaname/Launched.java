package kaname;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/// The command line of a house in a process of its own. It runs from an archive, as people run it,
/// and not from a folder of classes, so that the JVM may keep what it made of them: the first such
/// process that ends in peace leaves that to those after it, which start in half the time.
public final class Launched {

    private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();

    private Launched() {}

    public static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx400m",
                                "-XX:+AutoCreateSharedArchive",
                                "-XX:SharedArchiveFile=" + Shared.folder.resolve("kept.jsa"),
                                "-Xlog:disable", // what it thinks of that file is not asked
                                "-cp",
                                Shared.classPath,
                                "kaname.Kaname"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static final class Shared {

        static final Path folder = folder();
        static final String classPath = classPath();

        private static Path folder() {
            try {
                Path folder = Files.createTempDirectory(Path.of("target"), "launched-");
                Runtime.getRuntime().addShutdownHook(new Thread(Shared::leave));
                return folder.toAbsolutePath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String classPath() {
            Path archive = archive();
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .map(Path::toAbsolutePath)
                    .map(part -> part.equals(CLASSES) ? archive : part)
                    .filter(Files::isRegularFile)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }

        private static Path archive() {
            Path archive = folder.resolve("kaname.jar");
            try (Stream<Path> files = Files.walk(CLASSES);
                    var jar = new JarOutputStream(Files.newOutputStream(archive))) {
                jar.setLevel(Deflater.NO_COMPRESSION);
                for (Path file : files.sorted().toList()) {
                    String name = CLASSES.relativize(file).toString();
                    boolean directory = Files.isDirectory(file);
                    if (!name.isEmpty()) {
                        jar.putNextEntry(new ZipEntry(directory ? name + "/" : name));
                    }
                    if (!directory) {
                        Files.copy(file, jar);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return archive;
        }

        private static void leave() {
            try {
                org.springframework.util.FileSystemUtils.deleteRecursively(folder);
            } catch (IOException leftBehind) {
                // under target, where mvn clean finds it
            }
        }
    }
}
