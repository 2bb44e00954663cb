package kaname.dependency.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a model from JSON: `{"services": [{"id"}], "dependencies": [{"supplier", "consumer"}]}`,
/// everything else may be left out. A number may be an estimate: `{"low", "likely", "high"}`.
public final class ReadModel {

    public static final int MOST_SERVICES = 200_000;
    public static final int MOST_DEPENDENCIES = 2_000_000;

    /// Hours, about eleven years.
    public static final double LONGEST = 100_000;

    private static final Set<String> OF_A_MODEL = Set.of("services", "dependencies");
    private static final Set<String> OF_A_SERVICE =
            Set.of(
                    "id",
                    "name",
                    "sector",
                    "autonomyHours",
                    "threshold",
                    "restorationHours",
                    "site",
                    "backup",
                    "evidence",
                    "confidence",
                    "asOf");
    private static final Set<String> OF_A_SITE = Set.of("latitude", "longitude", "name");
    private static final Set<String> OF_A_DEPENDENCY =
            Set.of(
                    "supplier",
                    "consumer",
                    "kind",
                    "strength",
                    "bufferHours",
                    "group",
                    "needs",
                    "growth",
                    "growthHours",
                    "coupled",
                    "evidence",
                    "confidence",
                    "asOf",
                    "noticeHours",
                    "noticeClause");

    private final Fields in = new Fields();
    private final Set<String> ids = new HashSet<>();

    private ReadModel() {}

    /// @throws Problem 400 that names every place to correct, a hundred at most
    public static Model of(JsonNode document) {
        return new ReadModel().model(document);
    }

    private Model model(JsonNode document) {
        if (!document.isObject()) {
            in.wrong(
                    "",
                    "services と dependencies を持つ JSON です",
                    "an object with services and dependencies");
            in.throwIfWrong();
        }
        in.known("", document, OF_A_MODEL);
        List<Service> services = new ArrayList<>();
        in.array("/services", document.path("services"), MOST_SERVICES)
                .forEach(node -> services.add(service("/services/" + services.size(), node)));
        List<Dependency> dependencies = new ArrayList<>();
        in.array("/dependencies", document.path("dependencies"), MOST_DEPENDENCIES)
                .forEach(node ->
                        dependencies.add(dependency("/dependencies/" + dependencies.size(), node)));
        if (services.isEmpty()) {
            in.wrong("/services", "1つ以上のサービスを書いてください", "at least one service");
        }
        in.throwIfWrong();
        return new Model(services, dependencies);
    }

    private Service service(String at, JsonNode node) {
        in.known(at, node, OF_A_SERVICE);
        String id = in.text(at + "/id", node.path("id"), 200, true);
        if (!id.isEmpty() && !ids.add(id)) {
            in.wrong(at + "/id", "同じ id が2度あります", "this id is there twice");
        }
        return new Service(
                id,
                name(at + "/name", node.path("name"), id.isEmpty() ? "?" : id),
                in.text(at + "/sector", node.path("sector"), 100, false),
                in.estimate(at + "/autonomyHours", node.path("autonomyHours"), LONGEST)
                        .orElse(Estimate.ZERO),
                in.estimate(at + "/threshold", node.path("threshold"), 1, share -> share > 0)
                        .orElse(Service.HALF),
                in.estimate(at + "/restorationHours", node.path("restorationHours"), LONGEST)
                        .orElse(null),
                site(at + "/site", node.path("site")),
                site(at + "/backup", node.path("backup")),
                evidence(at, node));
    }

    private Dependency dependency(String at, JsonNode node) {
        in.known(at, node, OF_A_DEPENDENCY);
        String group = in.text(at + "/group", node.path("group"), 100, false);
        int needs = in.whole(at + "/needs", node.path("needs"), 1, 1, 1_000);
        return new Dependency(
                end(at + "/supplier", node.path("supplier")),
                end(at + "/consumer", node.path("consumer")),
                node.path("kind").isMissingNode()
                        ? Kind.PHYSICAL
                        : Kind.of(node.path("kind").asString(""))
                                .orElseGet(() -> {
                                    in.wrong(
                                            at + "/kind",
                                            "physical, cyber, geographic, logical のどれかです",
                                            "physical, cyber, geographic or logical");
                                    return Kind.PHYSICAL;
                                }),
                in.estimate(at + "/strength", node.path("strength"), 1, share -> share > 0)
                        .orElse(Estimate.exactly(1)),
                in.estimate(at + "/bufferHours", node.path("bufferHours"), LONGEST)
                        .orElse(Estimate.ZERO),
                new Dependency.Substitutes(group, needs),
                course(at, node),
                evidence(at, node),
                new Dependency.Notice(
                        in.estimate(
                                        at + "/noticeHours",
                                        node.path("noticeHours"),
                                        Dependency.Notice.LONGEST)
                                .map(Estimate::likely)
                                .orElse(null),
                        in.text(at + "/noticeClause", node.path("noticeClause"), 200, false)));
    }

    private Dependency.Evidence evidence(String at, JsonNode node) {
        return new Dependency.Evidence(
                in.text(at + "/evidence", node.path("evidence"), 2_000, false),
                in.whole(at + "/confidence", node.path("confidence"), 0, 0, 5),
                in.day(at + "/asOf", node.path("asOf")));
    }

    private Dependency.Course course(String at, JsonNode node) {
        Growth growth =
                node.path("growth").isMissingNode()
                        ? Growth.AT_ONCE
                        : Growth.of(node.path("growth").asString(""))
                                .orElseGet(() -> {
                                    in.wrong(
                                            at + "/growth",
                                            "at-once, linear, slow, fast のどれかです",
                                            "at-once, linear, slow or fast");
                                    return Growth.AT_ONCE;
                                });
        return new Dependency.Course(
                growth,
                in.estimate(at + "/growthHours", node.path("growthHours"), LONGEST)
                        .map(Estimate::likely)
                        .orElse(0.0),
                node.path("coupled").asBoolean(false));
    }

    private String end(String at, JsonNode node) {
        String id = in.text(at, node, 200, true);
        if (!id.isEmpty() && !ids.contains(id)) {
            in.wrong(at, "services にない id です", "no service of this id");
        }
        return id;
    }

    private Service.@Nullable Site site(String at, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        in.known(at, node, OF_A_SITE);
        double latitude = node.path("latitude").asDouble(Double.NaN);
        double longitude = node.path("longitude").asDouble(Double.NaN);
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            in.wrong(
                    at,
                    "latitude（-90〜90）と longitude（-180〜180）です",
                    "latitude from -90 to 90 and longitude from -180 to 180");
            return null;
        }
        return new Service.Site(
                latitude, longitude, in.text(at + "/name", node.path("name"), 200, false));
    }

    private Text name(String at, JsonNode node, String otherwise) {
        if (node.isObject()) {
            String ja = in.text(at + "/ja", node.path("ja"), 200, true);
            String en = in.text(at + "/en", node.path("en"), 200, false);
            return Text.of(ja.isEmpty() ? otherwise : ja, en.isEmpty() ? otherwise : en);
        }
        String name = in.text(at, node, 200, false);
        return Text.same(name.isEmpty() ? otherwise : name);
    }
}
