package kaname.community.circle;

import java.util.UUID;
import kaname.community.Written;
import kaname.exchange.Marking;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What a new circle is to be.
record Founding(
        CircleKind kind,
        Text name,
        Marking ceiling,
        @Nullable UUID beside,
        Circle.@Nullable Origin origin) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ORIGIN = 300;

    /// As somebody wrote it, in a form or through the API; "" where nothing was said.
    record Entered(
            String kind,
            String nameJa,
            String nameEn,
            String ceiling,
            String beside,
            String origin,
            String originId) {

        static final Entered EMPTY = new Entered("peer", "", "", Marking.AMBER.label(), "", "", "");
    }

    /// @throws Problem 400 that names the place to correct
    static Founding of(Entered entered) {
        CircleKind kind =
                CircleKind.of(entered.kind())
                        .filter(one -> one != CircleKind.CEPTOAR)
                        .orElseThrow(() ->
                                Problem.field(
                                        "invalid-circle",
                                        "/kind",
                                        Text.of(
                                                "isac、council、peer のどれかです。セプターは登録から作られます",
                                                "isac, council or peer; a CEPTOAR's is made from"
                                                        + " the registry")));
        String ja = Written.line("/name/ja", entered.nameJa(), LONGEST_NAME);
        String en =
                entered.nameEn().isBlank()
                        ? ja
                        : Written.line("/name/en", entered.nameEn(), LONGEST_NAME);
        Marking ceiling = Written.marking("/ceiling", entered.ceiling());
        if (ceiling == Marking.RED) {
            throw Problem.field(
                    "invalid-circle",
                    "/ceiling",
                    Text.of(
                            "TLP:RED は名指しの相手だけのもので、グループには置けません",
                            "TLP:RED is for persons named, not for a circle"));
        }
        return new Founding(
                kind,
                Text.of(ja, en),
                ceiling,
                kind == CircleKind.ISAC ? beside(entered.beside()) : null,
                kind == CircleKind.PEER ? origin(entered) : null);
    }

    private static @Nullable UUID beside(String id) {
        try {
            return id.isBlank() ? null : UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw Problem.field(
                    "invalid-circle",
                    "/beside",
                    Text.of("あなたがいるセプターの id です", "the id of a CEPTOAR's circle that you sit in"));
        }
    }

    private static Circle.@Nullable Origin origin(Entered entered) {
        if (entered.origin().isBlank()) {
            return null;
        }
        return new Circle.Origin(
                Written.line("/origin/what", entered.origin(), LONGEST_ORIGIN),
                entered.originId().isBlank()
                        ? null
                        : Written.line("/origin/id", entered.originId(), 100));
    }
}
