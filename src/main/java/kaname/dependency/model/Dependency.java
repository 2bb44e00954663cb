package kaname.dependency.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One service stands on another.
///
/// @param supplier id of the service that is stood on
/// @param consumer id of the service that stands on it
/// @param strength share of the consumer, 0 to 1, that is lost with the supplier
/// @param buffer hours that pass from the supplier's stop to the first effect
/// @param substitutes who can stand in for one another, and how the effect grows
/// @param notice within what time the supplier says that it failed
public record Dependency(
        String supplier,
        String consumer,
        Kind kind,
        Estimate strength,
        Estimate buffer,
        Substitutes substitutes,
        Course course,
        Evidence evidence,
        Notice notice) {

    /// Suppliers of one consumer that can stand in for one another: the loss counts once fewer than
    /// `needs` of `group` are left. `group` is "" where nothing stands in.
    public record Substitutes(String group, int needs) {
        public static final Substitutes NONE = new Substitutes("", 1);

        public boolean any() {
            return !group.isEmpty();
        }
    }

    /// How the effect grows over `hours`, and whether the consumer's own repair has to wait for the
    /// supplier (`coupled`).
    public record Course(Growth growth, double hours, boolean coupled) {
        public static final Course PLAIN = new Course(Growth.AT_ONCE, 0, false);
    }

    /// Why one should believe it: `confidence` from 1 (a guess) to 5 (measured), 0 where nobody
    /// said; `asOf` the day for which it was true.
    public record Evidence(String text, int confidence, @Nullable LocalDate asOf) {
        public static final Evidence NONE = new Evidence("", 0, null);
    }

    /// What was agreed: hours within which the supplier tells of a failure once it knows of it,
    /// null where no number was agreed; `clause` names where that stands, "" where nobody said.
    public record Notice(@Nullable Double hours, String clause) {
        public static final Notice NONE = new Notice(null, "");

        /// Hours, a year.
        public static final int LONGEST = 8_760;

        public boolean any() {
            return hours != null || !clause.isEmpty();
        }
    }

    /// One for which no notice was agreed.
    public Dependency(
            String supplier,
            String consumer,
            Kind kind,
            Estimate strength,
            Estimate buffer,
            Substitutes substitutes,
            Course course,
            Evidence evidence) {
        this(
                supplier,
                consumer,
                kind,
                strength,
                buffer,
                substitutes,
                course,
                evidence,
                Notice.NONE);
    }
}
