package kaname.exchange.paper;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import kaname.catalogue.Essential;
import kaname.catalogue.Provenance;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A letter as it goes on paper: what was sent and nothing else, so that an old letter is drawn in
/// the form of its day. `content` is the text of `letter.json`, and `hash` its SHA-256.
public record Paper(
        Head head, Basis basis, Route route, List<Item> items, String content, String hash) {

    public Paper {
        items = List.copyOf(items);
    }

    /// Which document this is.
    public record Head(
            String letter,
            int report,
            String form,
            Text title,
            Provenance provenance,
            boolean exercise,
            Instant sentAt,
            Optional<Text> sharing) {}

    /// The law that it rests on.
    public record Basis(
            Text regime,
            Text stage,
            @Nullable Text dutyClass,
            Text instrument,
            Text article,
            Provenance provenance) {}

    /// Who writes to whom. `desk` is who receives here for the body that the law names.
    public record Route(
            Text sender, Text recipient, boolean recipientUnverified, @Nullable Text desk) {}

    /// One item of the form, numbered from 1.
    public record Item(int number, String id, Text label, Essential essential, List<Value> values) {
        public Item {
            values = List.copyOf(values);
        }
    }

    /// One fact: `raw` as a program reads it, `text` in words.
    public record Value(String fact, Text label, Kind kind, String raw, Text text) {}

    /// What a spreadsheet should know about a value.
    public sealed interface Kind {}

    /// `unit` is empty where the value has none.
    public record Amount(BigDecimal number, String unit) implements Kind {}

    public record Moment(OffsetDateTime at) implements Kind {}

    public record Words() implements Kind {}
}
