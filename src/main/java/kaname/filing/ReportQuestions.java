package kaname.filing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Fact;
import kaname.duty.Duty;
import kaname.duty.Recipient;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Page;
import kaname.registry.OperatorProfile;
import org.jspecify.annotations.Nullable;

/// The questions of a first report with what was answered, what is wrong with it, and who would
/// read each answer.
record ReportQuestions(
        Page page,
        ReportForm form,
        OperatorProfile profile,
        Catalogue catalogue,
        List<Problem.Field> errors,
        Map<String, Set<Text>> readers,
        LocalDate today) {

    /// By fact: those whose forms ask for it, in any of these duties.
    static Map<String, Set<Text>> readers(Stream<Duty> duties, Catalogue catalogue) {
        Map<String, Set<Text>> readers = new LinkedHashMap<>();
        duties.forEach(duty ->
                catalogue
                        .form(duty.form())
                        .facts()
                        .forEach(fact ->
                                readers.computeIfAbsent(fact, _ -> new LinkedHashSet<>())
                                        .addAll(
                                                duty.recipients().stream()
                                                        .map(Recipient::name)
                                                        .toList())));
        return readers;
    }

    private Fact fact(String id) {
        return catalogue.vocabulary().fact(id);
    }

    public String label(String fact) {
        return page.t(fact(fact).label());
    }

    public String help(String fact) {
        return page.t(fact(fact).help());
    }

    /// The choices that say something: not knowing is said by choosing none.
    public List<Fact.Choice> choices(String fact) {
        return fact(fact).choices().stream().filter(c -> !c.id().equals("unknown")).toList();
    }

    public int longest(String fact) {
        return fact(fact).max();
    }

    /// The offices whose forms have this answer, in the reader's language; empty if none has.
    public String readBy(String fact) {
        return readers.getOrDefault(fact, Set.of()).stream()
                .map(page::t)
                .distinct()
                .collect(Collectors.joining(page.t("、", ", ")));
    }

    public @Nullable String error(String field) {
        return errors.stream()
                .filter(e -> field(e.pointer()).equals(field))
                .map(e -> page.t(e.detail()))
                .findFirst()
                .orElse(null);
    }

    public @Nullable String invalid(String field) {
        return error(field) == null ? null : "true";
    }

    /// Where on the page a refused value was typed.
    public String field(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    /// What a screen reader says after the label.
    public String described(String field) {
        return "%s-h%s%s"
                .formatted(
                        field,
                        readBy(field).isEmpty() ? "" : " " + field + "-r",
                        error(field) == null ? "" : " " + field + "-e");
    }

    public boolean severalServices() {
        return !profile.services().isEmpty();
    }

    public boolean staleContact() {
        return profile.contacts().stream().findFirst().filter(c -> c.staleOn(today)).isPresent();
    }

    public boolean knowsMore() {
        return List.of("title", "summary", "attack_type", "personal_data", "cause").stream()
                .anyMatch(field -> !form.value(field).isBlank() || error(field) != null);
    }
}
