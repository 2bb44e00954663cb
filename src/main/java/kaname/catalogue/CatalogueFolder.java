package kaname.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The catalogue's YAML files by their path within it, such as `regimes/eu-nis2.yaml`.
public record CatalogueFolder(SequencedMap<String, String> files) {

    public CatalogueFolder {
        files = Collections.unmodifiableSequencedMap(new TreeMap<>(files));
    }

    public static CatalogueFolder shipped() {
        try {
            URI code =
                    CatalogueFolder.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI();
            Path place = Path.of(code);
            if (Files.isDirectory(place)) {
                return at(place.resolve("catalogue"));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return at(jar.getPath("catalogue"));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the catalogue in the jar can't be read", e);
        }
    }

    static CatalogueFolder at(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CatalogueError(folder.toString(), "is not a folder");
        }
        SequencedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CatalogueFolder(files);
    }

    /// This folder with files laid over it: a file of the same path is replaced, a new one added.
    public CatalogueFolder under(Map<String, String> above) {
        SequencedMap<String, String> layered = new TreeMap<>(files);
        layered.putAll(above);
        return new CatalogueFolder(layered);
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    String file(String name) {
        String text = files.get(name);
        if (text == null) {
            throw new CatalogueError(name, "is missing");
        }
        return text;
    }

    List<String> under(String folder, String ending) {
        return files.keySet().stream()
                .filter(name -> name.startsWith(folder + "/") && name.endsWith(ending))
                .toList();
    }
}
