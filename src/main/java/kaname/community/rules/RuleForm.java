package kaname.community.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Counting;
import kaname.exchange.Marking;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.util.MultiValueMap;

/// The form of a rule as it was filled, and what is to be corrected by pointer.
public record RuleForm(Entered entered, boolean forBodies, Map<String, Text> errors) {

    static Entered read(MultiValueMap<String, String> sent) {
        return new Entered(
                one(sent, "body"),
                one(sent, "about"),
                one(sent, "least"),
                one(sent, "most"),
                limit(sent, "expects"),
                limit(sent, "needs"),
                sent.getOrDefault("ways", List.of()),
                sent.getOrDefault("mustPass", List.of()),
                sent.getOrDefault("mustNotPass", List.of()),
                new Entered.Basis(
                        one(sent, "instrument"), one(sent, "article"), one(sent, "provenance")),
                one(sent, "from"),
                one(sent, "to"));
    }

    private static Entered.Limit limit(MultiValueMap<String, String> sent, String name) {
        String amount = one(sent, name);
        String unit = one(sent, name + "Unit");
        String within =
                switch (unit) {
                    case "hours" -> amount.isEmpty() ? "" : "PT" + amount + "H";
                    case "days" -> amount.isEmpty() ? "" : "P" + amount + "D";
                    default -> unit;
                };
        return new Entered.Limit(within, one(sent, name + "Counting"));
    }

    private static String one(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value.strip();
    }

    RuleForm refused(Problem problem) {
        Map<String, Text> wrong = new java.util.LinkedHashMap<>();
        problem.fields().forEach(field -> wrong.putIfAbsent(field.pointer(), field.detail()));
        return new RuleForm(entered, forBodies, wrong);
    }

    public String amount(Entered.Limit limit) {
        return limit.within().replaceAll("[^0-9]", "");
    }

    public String unit(Entered.Limit limit) {
        if (limit.within().isEmpty() || limit.within().startsWith("PT")) {
            return "hours";
        }
        return limit.within().endsWith("D") ? "days" : limit.within();
    }

    public List<Marking> markings() {
        return Arrays.asList(Marking.values());
    }

    public List<Counting> countings() {
        return Arrays.asList(Counting.values());
    }

    public List<Way> allWays() {
        return Arrays.asList(Way.values());
    }

    public List<Audience> audiences() {
        return Arrays.asList(Audience.values());
    }

    public List<Information> kinds() {
        return Arrays.asList(Information.values());
    }
}
