package kaname.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version that Maven wrote into a jar; `dev` when run from classes.
final class Artifact {

    private Artifact() {}

    static String version(String group, String name) {
        String place = "META-INF/maven/" + group + "/" + name + "/pom.properties";
        try (var in = Artifact.class.getClassLoader().getResourceAsStream(place)) {
            if (in == null) {
                return "dev";
            }
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "dev");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
