package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One report that a regime asks for: when, to whom, in which form.
public record Stage(
        String id,
        Text title,
        Phase phase,
        Files files,
        @Nullable Condition when,
        @Nullable Text article,
        Source source,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        ClockRule clock,
        List<String> recipients,
        @Nullable String form,
        List<FormChoice> forms,
        @Nullable Answer answer) {

    /// Whether any report fulfils it as it stands, or the operator files it deliberately.
    public enum Files {
        @JsonProperty("with-report")
        WITH_REPORT,
        @JsonProperty("on-request")
        ON_REQUEST
    }

    /// The first choice whose condition is true is used; the last has none.
    public record FormChoice(@Nullable Condition when, String use) {}

    /// What the recipient owes in turn, counted from the time it was told: a law for the authority.
    public record Answer(Duration within, Text says, Text article, Source source) {
        public boolean armed() {
            return source.provenance().arms();
        }
    }

    public Stage {
        requireNonNull(source, "source");
        requireNonNull(clock, "clock");
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
        forms = forms == null ? List.of() : List.copyOf(forms);
    }

    boolean inForceOn(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (to == null || date.isBefore(to));
    }

    public String formFor(Facts facts) {
        for (FormChoice choice : forms) {
            Condition condition = choice.when();
            if (condition == null || condition.over(facts).truth() == Truth.TRUE) {
                return choice.use();
            }
        }
        if (form == null) {
            throw new IllegalStateException("stage " + id + " has no form");
        }
        return form;
    }

    Set<String> reads() {
        Set<String> reads = clock.reads();
        Condition.addReads(when, reads);
        forms.forEach(choice -> Condition.addReads(choice.when(), reads));
        return reads;
    }

    /// The forms that any of its choices uses.
    public List<String> everyForm() {
        return form != null ? List.of(form) : forms.stream().map(FormChoice::use).toList();
    }
}
