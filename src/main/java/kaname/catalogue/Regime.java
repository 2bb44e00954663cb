package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One rule of law or framework that asks somebody to tell somebody: one file of the catalogue.
///
/// `purpose` is what its letters may be used for; a file that does not say it leaves that to the
/// class.
///
/// `voluntary` names the regime under which what this one does not catch may still be told (row
/// K10).
public record Regime(
        String id,
        Text title,
        String jurisdiction,
        @JsonProperty("class") DutyClass dutyClass,
        Bearer bearer,
        @Nullable Consent consent,
        @JsonProperty("matter") Subject subject,
        Purpose purpose,
        String instrument,
        Text article,
        Source source,
        LocalDate knownFrom,
        Text about,
        List<Status> status,
        Applies applies,
        List<Trigger> triggers,
        List<Stage> stages,
        @Nullable Penalty penalty,
        @Nullable String voluntary,
        List<Conflict> conflicts) {

    /// Who owes the report: the operator, or the ministry that received one.
    public enum Bearer {
        @JsonProperty("operator")
        OPERATOR,
        @JsonProperty("ministry")
        MINISTRY
    }

    /// What has to be told about.
    public enum Subject {
        @JsonProperty("incident")
        INCIDENT,
        /// A computer or facility that was brought into use or changed.
        @JsonProperty("asset")
        ASSET,
        /// A plan to introduce a facility or to entrust its maintenance.
        @JsonProperty("plan")
        PLAN
    }

    /// Whether a voluntary report goes along unless declined, or only when asked for.
    public enum Consent {
        @JsonProperty("assumed")
        ASSUMED,
        @JsonProperty("asked")
        ASKED
    }

    public enum Standing {
        @JsonProperty("proposed")
        PROPOSED(Text.of("提案中", "proposed")),
        @JsonProperty("enacted")
        ENACTED(Text.of("公布済み・未施行", "enacted, not yet in force")),
        @JsonProperty("in-force")
        IN_FORCE(Text.of("施行中", "in force")),
        @JsonProperty("repealed")
        REPEALED(Text.of("廃止", "repealed"));

        private final Text label;

        Standing(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }
    }

    public record Status(Standing is, LocalDate from, Source source) {
        public Status {
            requireNonNull(source, "source");
        }
    }

    /// Whom it binds: any of the statuses `to`, in any of the `sectors` (none listed: any). Events
    /// recognised within `graceMonths` after the first status's designation are excepted.
    public record Applies(
            List<String> to,
            List<String> sectors,
            Text text,
            int graceMonths,
            @Nullable Source graceSource) {
        public Applies {
            to = List.copyOf(to);
            sectors = sectors == null ? List.of() : List.copyOf(sectors);
            if (graceMonths > 0) {
                requireNonNull(graceSource, "graceSource");
            }
        }
    }

    /// One sufficient condition, in CEL and in words.
    public record Trigger(
            String id, Condition when, Text says, @Nullable Text article, Source source) {
        public Trigger {
            requireNonNull(source, "source");
        }
    }

    public Regime {
        requireNonNull(source, "source");
        bearer = bearer == null ? Bearer.OPERATOR : bearer;
        subject = subject == null ? Subject.INCIDENT : subject;
        purpose = purpose == null ? Purpose.of(dutyClass) : purpose;
        status = List.copyOf(status);
        triggers = List.copyOf(triggers);
        stages = List.copyOf(stages);
        conflicts = conflicts == null ? List.of() : List.copyOf(conflicts);
    }

    /// Its standing on a day; empty before anything was even proposed.
    public Optional<Status> on(LocalDate date) {
        return status.stream().filter(s -> !s.from().isAfter(date)).reduce((first, last) -> last);
    }

    public Optional<LocalDate> inForceFrom() {
        return status.stream()
                .filter(s -> s.is() == Standing.IN_FORCE)
                .map(Status::from)
                .findFirst();
    }

    /// Every fact that it decides by: its triggers, its clocks and the choices between forms.
    public Set<String> reads() {
        Set<String> reads = new TreeSet<>();
        triggers.forEach(trigger -> reads.addAll(trigger.when().reads()));
        stages.forEach(stage -> reads.addAll(stage.reads()));
        return reads;
    }

    public List<Stage> stagesOn(LocalDate date) {
        return stages.stream().filter(stage -> stage.inForceOn(date)).toList();
    }

    public Optional<Stage> stage(String id, LocalDate date) {
        return stagesOn(date).stream().filter(stage -> stage.id().equals(id)).findFirst();
    }
}
