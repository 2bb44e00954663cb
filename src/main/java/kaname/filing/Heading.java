package kaname.filing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaname.duty.Assessment;
import kaname.duty.Duty;
import kaname.duty.Recipient;
import kaname.platform.Text;

/// The facts that a letter states of itself: whom it is for, who had one before it under the same
/// regime, how far the report has come. They differ from letter to letter of one report.
record Heading(Duty duty, Recipient to, Assessment assessment, Instant at) {

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("recipient", both(to.name()));
        facts.put("report_phase", duty.stage().phase().name().toLowerCase(Locale.ROOT));
        String earlier = earlier().map(Heading::both).distinct().collect(Collectors.joining("\n"));
        if (!earlier.isEmpty()) {
            facts.put("earlier_recipients", earlier);
        }
        return facts;
    }

    private Stream<Text> earlier() {
        return assessment.duties().stream()
                .filter(other -> other.regime().equals(duty.regime()))
                .filter(other -> other.filedAt() != null && other.filedAt().isBefore(at))
                .flatMap(other -> other.recipients().stream())
                .map(Recipient::name);
    }

    private static String both(Text name) {
        return name.ja().equals(name.en()) ? name.ja() : name.ja() + " / " + name.en();
    }
}
