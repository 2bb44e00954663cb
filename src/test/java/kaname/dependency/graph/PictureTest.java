package kaname.dependency.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Kind;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Language;
import kaname.platform.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A picture shows suppliers above those that stand on them, and all that it is to show.
@Tag("H2")
class PictureTest {

    private static Dependency edge(String supplier, String consumer) {
        return new Dependency(
                supplier,
                consumer,
                Kind.CYBER,
                Estimate.exactly(0.5),
                Estimate.ZERO,
                Dependency.Substitutes.NONE,
                Dependency.Course.PLAIN,
                Dependency.Evidence.NONE);
    }

    /// Services `a1` or `b2`, each of the sector of its letter.
    private static Model model(String... edges) {
        Set<String> ids = new HashSet<>();
        List<Dependency> dependencies =
                List.of(edges).stream()
                        .map(one -> one.split(">"))
                        .peek(ends -> ids.addAll(List.of(ends)))
                        .map(ends -> edge(ends[0], ends[1]))
                        .toList();
        return new Model(
                ids.stream()
                        .sorted()
                        .map(id -> Service.of(id, Text.same(id), id.substring(0, 1)))
                        .toList(),
                dependencies);
    }

    private static Picture picture(Model model) {
        return Picture.of(Excerpt.of(model), Map.of(), "", Language.EN);
    }

    private static Map<String, Integer> heights(Picture picture) {
        Map<String, Integer> heights = new HashMap<>();
        picture.boxes().forEach(box -> heights.put(box.service().id(), box.y()));
        return heights;
    }

    @Test
    void suppliersStandAboveThoseThatStandOnThemWhereNothingIsInACircle() {
        Model model = model("z1>m1", "m1>a1", "z1>a1", "z1>z2", "z2>m2", "m2>a2");
        Picture picture = picture(model);
        Map<String, Integer> heights = heights(picture);
        model.dependencies()
                .forEach(one ->
                        assertThat(heights.get(one.supplier()))
                                .as("%s above %s", one.supplier(), one.consumer())
                                .isLessThan(heights.get(one.consumer())));
        assertThat(picture.kept()).isEqualTo(model.dependencies().size());
    }

    @Test
    void inACircleOfSectorsMostLinesStillLeadDown() {
        Model model = model("p1>t1", "p1>t2", "p1>w1", "t1>w1", "t1>b1", "w1>p1", "b1>b2", "b2>b1");
        Picture picture = picture(model);
        assertThat(picture.lines()).hasSize(8);
        assertThat(picture.kept()).isEqualTo(5);
    }

    @Test
    void everyServiceHasABoxOfItsOwnWithinThePicture() {
        Random chance = new Random(5);
        for (int trial = 0; trial < 50; trial++) {
            String[] edges =
                    IntStream.range(0, 1 + chance.nextInt(120))
                            .mapToObj(_ ->
                                    "%c%d>%c%d"
                                            .formatted(
                                                    'a' + chance.nextInt(6),
                                                    chance.nextInt(12),
                                                    'a' + chance.nextInt(6),
                                                    12 + chance.nextInt(12)))
                            .toArray(String[]::new);
            Excerpt excerpt = Excerpt.of(model(edges));
            Picture picture = Picture.of(excerpt, Map.of(), "", Language.JA);
            assertThat(picture.boxes())
                    .hasSize(excerpt.model().services().size())
                    .hasSizeLessThanOrEqualTo(Excerpt.MOST);
            Set<List<Integer>> places = new HashSet<>();
            for (Picture.Box box : picture.boxes()) {
                assertThat(places.add(List.of(box.x(), box.y()))).isTrue();
                assertThat(box.x() + Picture.Box.WIDTH).isLessThanOrEqualTo(picture.width());
                assertThat(box.y() + Picture.Box.HEIGHT).isLessThanOrEqualTo(picture.height());
                for (Picture.Box other : picture.boxes()) {
                    assertThat(
                                    other == box
                                            || other.y() != box.y()
                                            || Math.abs(other.x() - box.x()) > Picture.Box.WIDTH)
                            .as("apart")
                            .isTrue();
                }
            }
            assertThat(Picture.of(excerpt, Map.of(), "", Language.JA)).isEqualTo(picture);
        }
    }

    @Test
    void noLineRunsBehindABoxThatItHasNothingToDoWith() {
        Random chance = new Random(7);
        for (int trial = 0; trial < 40; trial++) {
            String[] edges =
                    IntStream.range(0, 60)
                            .mapToObj(_ ->
                                    "%c%d>%c%d"
                                            .formatted(
                                                    'a' + chance.nextInt(6),
                                                    chance.nextInt(8),
                                                    'a' + chance.nextInt(6),
                                                    8 + chance.nextInt(8)))
                            .toArray(String[]::new);
            Picture picture = picture(model(edges));
            for (Picture.Line line : picture.lines()) {
                List<double[]> points = points(line.path());
                for (Picture.Box box : picture.boxes()) {
                    boolean end =
                            box.service().id().equals(line.dependency().supplier())
                                    || box.service().id().equals(line.dependency().consumer());
                    assertThat(end || points.stream().noneMatch(point -> inside(point, box)))
                            .as("%s past %s", line.path(), box)
                            .isTrue();
                }
            }
        }
    }

    private static boolean inside(double[] point, Picture.Box box) {
        return point[0] > box.x()
                && point[0] < box.x() + Picture.Box.WIDTH
                && point[1] > box.y()
                && point[1] < box.y() + Picture.Box.HEIGHT;
    }

    /// Some of each piece of a path of M, C and V.
    private static List<double[]> points(String path) {
        List<double[]> points = new ArrayList<>();
        double x = 0;
        double y = 0;
        Matcher pieces = Pattern.compile("([MCV])([-0-9 ]+)").matcher(path);
        while (pieces.find()) {
            double[] to =
                    Arrays.stream(pieces.group(2).split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
            for (double t = 0; t <= 1; t += 0.02) {
                double s = 1 - t;
                switch (pieces.group(1)) {
                    case "C" ->
                            points.add(
                                    new double[] {
                                        s * s * s * x
                                                + 3 * s * s * t * to[0]
                                                + 3 * s * t * t * to[2]
                                                + t * t * t * to[4],
                                        s * s * s * y
                                                + 3 * s * s * t * to[1]
                                                + 3 * s * t * t * to[3]
                                                + t * t * t * to[5]
                                    });
                    case "V" -> points.add(new double[] {x, s * y + t * to[0]});
                    default -> {}
                }
            }
            x = pieces.group(1).equals("V") ? x : to[to.length - 2];
            y = to[to.length - 1];
        }
        return points;
    }

    @Test
    void aroundAServiceAreItsSuppliersAndConsumersAsFarAsAsked() {
        Model model = model("a1>b1", "b1>c1", "c1>d1", "d1>e1", "a2>c1", "a1>x1");
        Excerpt one = Excerpt.around(model, "c1", 1);
        assertThat(one.tiers()).isEqualTo(Map.of("c1", 0, "b1", -1, "a2", -1, "d1", 1));
        Excerpt two = Excerpt.around(model, "c1", 2);
        assertThat(two.tiers()).containsEntry("a1", -2).containsEntry("e1", 2).hasSize(6);
        assertThat(two.tiers()).as("stands on a1 too, not on c1").doesNotContainKey("x1");
        assertThat(two.left()).isZero();
    }

    @Test
    void whatIsTooMuchIsLeftOutAndCounted() {
        String[] edges = IntStream.range(0, 100).mapToObj(i -> "a0>b" + i).toArray(String[]::new);
        assertThat(Excerpt.of(model(edges)).left()).isEqualTo(101 - Excerpt.MOST);
        Excerpt around = Excerpt.around(model(edges), "a0", 1);
        assertThat(around.left()).isEqualTo(101 - Excerpt.MOST);
        assertThat(around.tiers()).hasSize(Excerpt.MOST).containsKey("a0");
    }

    @Test
    void whoSeesNoColoursTellsTheKindsApart() {
        assertThat(List.of(Kind.values()).stream().map(Picture.Line::dashes).distinct())
                .hasSize(Kind.values().length);
    }
}
