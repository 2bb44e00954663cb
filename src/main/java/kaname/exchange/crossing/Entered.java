package kaname.exchange.crossing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.PlainText;
import kaname.catalogue.Power;
import kaname.catalogue.Purpose;
import kaname.exchange.Letter;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What a desk entered, checked against the letter and the catalogue.
record Entered(CarryLetter.Wanted wanted, Letter letter, Catalogue catalogue) {

    Crossing read(Caller caller, Instant at) {
        List<Problem.Field> refused = new ArrayList<>();
        Optional<Purpose> purpose =
                Optional.ofNullable(wanted.purpose())
                        .flatMap(Purpose::of)
                        .filter(to -> to != letter.purpose());
        if (purpose.isEmpty()) {
            refuse(refused, "/purpose", "別の目的を選んでください", "choose another purpose");
        }
        Crossing.Basis basis = basis(refused, purpose);
        String reason = text(refused, "/reason", wanted.reason(), 2000);
        if (!refused.isEmpty()) {
            throw new Problem(
                    400,
                    "no-basis",
                    Text.of(
                            "根拠がそろっていません。移していません",
                            "The basis is not complete; nothing was carried"),
                    refused);
        }
        boolean ask = letter.locked() && basis.power() == null;
        return new Crossing(
                UUID.randomUUID(),
                letter.id(),
                letter.incident(),
                letter.operator(),
                caller.organisation(),
                caller.organisationName(),
                at,
                purpose.orElseThrow(),
                basis,
                reason,
                ask ? Crossing.Consent.ASKED : Crossing.Consent.NOT_NEEDED,
                null);
    }

    private Crossing.Basis basis(List<Problem.Field> refused, Optional<Purpose> purpose) {
        String power = wanted.power();
        if (power == null || power.isBlank()) {
            return new Crossing.Basis(
                    text(refused, "/instrument", wanted.instrument(), 200),
                    text(refused, "/article", wanted.article(), 200),
                    text(refused, "/source", wanted.source(), 500),
                    null);
        }
        Optional<Power> listed =
                catalogue.powers().stream().filter(p -> p.id().equals(power)).findFirst();
        if (listed.isEmpty() || purpose.filter(to -> listed.get().to().contains(to)).isEmpty()) {
            refuse(
                    refused,
                    "/power",
                    "この目的についてカタログに載っている権限を選んでください",
                    "choose a power that the catalogue lists for this purpose");
        } else if (!listed.get().source().provenance().arms()) {
            refuse(refused, "/power", "未確認の権限は使えません", "the power is unverified and can’t be used");
        }
        return listed.map(this::basis)
                .orElseGet(() -> new Crossing.Basis(power, power, power, power));
    }

    private Crossing.Basis basis(Power power) {
        return new Crossing.Basis(
                catalogue.instrument(power.instrument()).title().ja(),
                power.article().ja(),
                power.source().title().ja(),
                power.id());
    }

    private static String text(
            List<Problem.Field> refused, String pointer, @Nullable String entered, int longest) {
        String text = entered == null ? "" : entered.strip();
        if (text.isEmpty()
                || text.codePointCount(0, text.length()) > longest
                || PlainText.hasForbidden(text)) {
            refuse(
                    refused,
                    pointer,
                    "1〜" + longest + "文字で書いてください",
                    "write 1 to " + longest + " characters");
        }
        return text;
    }

    private static void refuse(List<Problem.Field> refused, String pointer, String ja, String en) {
        refused.add(new Problem.Field(pointer, Text.of(ja, en)));
    }
}
