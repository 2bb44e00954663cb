package kaname;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The job of Apache Spark is built by itself, from a chosen part of the house.
class SparkJarTest {

    private static final Pattern INCLUDED = Pattern.compile("<include>(kaname/[^<]+)</include>");

    private static List<Pattern> packed() throws IOException {
        Path pom = Path.of(System.getProperty("kaname.basedir"), "spark/pom.xml");
        return INCLUDED.matcher(Files.readString(pom))
                .results()
                .map(one -> one.group(1))
                .map(one ->
                        Pattern.compile(
                                one.replace("**", "§").replace("*", "[^/]*").replace("§", ".*")))
                .toList();
    }

    @Test
    void itsJarHoldsWhatTheCascadeCalls() throws Exception {
        List<Pattern> packed = packed();
        Set<String> missing = new TreeSet<>();
        new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                        .importPackages(
                                "kaname.dependency.cascade",
                                "kaname.dependency.kernel",
                                "kaname.dependency.model")
                        .stream()
                        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                        .map(one -> one.getTargetClass().getBaseComponentType().getName())
                        .filter(name -> name.startsWith("kaname."))
                        .map(name -> name.replace('.', '/'))
                        .filter(name ->
                                packed.stream().noneMatch(one -> one.matcher(name).matches()))
                        .forEach(missing::add);
        assertThat(packed).isNotEmpty();
        assertThat(missing).isEmpty();
    }
}
