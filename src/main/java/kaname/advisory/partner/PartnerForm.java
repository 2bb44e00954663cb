package kaname.advisory.partner;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import kaname.exchange.Marking;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.util.MultiValueMap;

/// The form of an entry as it was filled, and what is to be corrected. `last` is the number of the
/// entry that it alters, 0 for a new partner.
public record PartnerForm(PartnerCheck.Written written, int last, Map<String, Text> errors) {

    static PartnerForm empty() {
        return new PartnerForm(
                new PartnerCheck.Written(
                        "",
                        "",
                        "",
                        Partner.Kind.NATIONAL_CSIRT.id(),
                        "",
                        Marking.GREEN.label(),
                        "",
                        "",
                        "",
                        "",
                        ""),
                0,
                Map.of());
    }

    /// What was written last, confirmed or not.
    static PartnerForm of(Partner partner) {
        Partner.Entry pending = partner.pending();
        Partner.Terms terms = pending == null ? partner.terms() : pending.terms();
        String country = terms.country();
        return new PartnerForm(
                new PartnerCheck.Written(
                        partner.id(),
                        terms.name().ja(),
                        terms.name().en(),
                        terms.kind().id(),
                        country == null ? "" : country,
                        terms.ceiling().label(),
                        terms.instrument(),
                        terms.agreedOn().toString(),
                        terms.reviewOn().toString(),
                        terms.purpose(),
                        terms.contact()),
                partner.last(),
                Map.of());
    }

    static PartnerForm read(MultiValueMap<String, String> sent, String id) {
        return new PartnerForm(
                new PartnerCheck.Written(
                        id,
                        one(sent, "nameJa"),
                        one(sent, "nameEn"),
                        one(sent, "kind"),
                        one(sent, "country"),
                        one(sent, "ceiling"),
                        one(sent, "instrument"),
                        one(sent, "agreedOn"),
                        one(sent, "reviewOn"),
                        one(sent, "purpose"),
                        one(sent, "contact")),
                number(one(sent, "last")),
                Map.of());
    }

    private static String one(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    PartnerForm refused(Problem problem) {
        Map<String, Text> errors = new LinkedHashMap<>();
        if (problem.fields().isEmpty()) {
            errors.put("form", problem.title());
        }
        problem.fields()
                .forEach(field -> errors.putIfAbsent(field.pointer().substring(1), field.detail()));
        return new PartnerForm(written, last, errors);
    }

    Partner.Terms terms(LocalDate today, Partners partners) {
        return PartnerCheck.of(written, today, partners::home);
    }

    public boolean wrong(String field) {
        return errors.containsKey(field);
    }

    public boolean fresh() {
        return last == 0;
    }

    /// Which of its words stands where.
    public String value(String field) {
        return switch (field) {
            case "id" -> written.id();
            case "nameJa" -> written.nameJa();
            case "nameEn" -> written.nameEn();
            case "kind" -> written.kind();
            case "country" -> written.country();
            case "ceiling" -> written.ceiling();
            case "instrument" -> written.instrument();
            case "agreedOn" -> written.agreedOn();
            case "reviewOn" -> written.reviewOn();
            case "purpose" -> written.purpose();
            default -> written.contact();
        };
    }
}
