package kaname.catalogue.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaname.catalogue.Body;
import kaname.catalogue.Catalogue;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Who played a part in the framework on a day, whom it follows and who follows it.
record RoleRow(
        Text role,
        Text body,
        @Nullable Text since,
        @Nullable Text follows,
        @Nullable Text followedBy,
        @Nullable Text note,
        Citations.Cited cited) {

    static List<RoleRow> on(LocalDate on, Catalogue catalogue, Citations citations) {
        List<RoleRow> rows = new ArrayList<>();
        for (Body.Role role : catalogue.roles()) {
            Body body = catalogue.bodies().get(role.body());
            if (body != null && role.on(on)) {
                rows.add(
                        row(
                                new Part(label(role.role()), role.from()),
                                body,
                                catalogue,
                                citations.cite(role.source())));
            }
        }
        decider(on, catalogue)
                .ifPresent(body ->
                        rows.add(
                                row(
                                        new Part(
                                                Text.of(
                                                        "行動計画・基準の決定",
                                                        "Decides plans and standards"),
                                                body.from()),
                                        body,
                                        catalogue,
                                        citations.cite(body.source()))));
        return rows;
    }

    private record Part(Text name, @Nullable LocalDate from) {}

    private static RoleRow row(Part part, Body body, Catalogue catalogue, Citations.Cited cited) {
        return new RoleRow(
                part.name(),
                body.name(),
                part.from() == null ? null : Days.since(part.from()),
                lineage(body, catalogue),
                catalogue.bodies().values().stream()
                        .filter(later -> body.id().equals(later.succeeds()))
                        .map(Body::name)
                        .findFirst()
                        .orElse(null),
                body.note(),
                cited);
    }

    private static @Nullable Text lineage(Body body, Catalogue catalogue) {
        List<Text> before = new ArrayList<>();
        Body earlier = predecessor(body, catalogue);
        while (earlier != null && before.size() < 10) {
            before.add(earlier.name());
            earlier = predecessor(earlier, catalogue);
        }
        return before.isEmpty() ? null : Text.join(before, Text.same(" ← "));
    }

    private static @Nullable Body predecessor(Body body, Catalogue catalogue) {
        return body.succeeds() == null ? null : catalogue.bodies().get(body.succeeds());
    }

    private static Optional<Body> decider(LocalDate on, Catalogue catalogue) {
        return catalogue.plans().stream()
                .filter(plan ->
                        !plan.decided().isAfter(on) && !plan.kind().equals("recommendation"))
                .reduce((first, last) -> last.decided().isBefore(first.decided()) ? first : last)
                .flatMap(plan -> Optional.ofNullable(plan.body()))
                .map(catalogue.bodies()::get);
    }

    private static Text label(String role) {
        return role.equals("coordinator")
                ? Text.of("総合調整（情報連絡の宛先）", "Coordination (receives information contact)")
                : Text.same(role);
    }
}
