package kaname.exchange;

import java.time.Instant;
import kaname.catalogue.Catalogue;
import kaname.catalogue.DutyClass;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A letter as one line of a desk's list.
public record InboxRow(
        String id,
        DutyClass dutyClass,
        Text title,
        int report,
        Text sender,
        @Nullable Text operator,
        @Nullable Text service,
        @Nullable ServiceState state,
        @Nullable Text subject,
        NextReport next,
        Instant sentAt,
        @Nullable Instant acknowledgedAt,
        int questions,
        boolean exercise) {

    /// What a letter says of the service, with the style that shows it.
    public record ServiceState(String css, Text text) {
        /// The state as the vocabulary's fact `service_state` has it.
        public static ServiceState of(String state, Text text) {
            return new ServiceState(state.equals("unusable") ? "stopped" : state, text);
        }
    }

    static InboxRow of(Mailbox.Delivered delivered, Catalogue catalogue, Instant now) {
        Letter letter = delivered.letter();
        Sheet sheet = Sheet.of(letter.content());
        return new InboxRow(
                letter.id().toString(),
                DutyClass.valueOf(letter.dutyClass().toUpperCase(java.util.Locale.ROOT)),
                title(sheet),
                letter.report(),
                delivered.senderName(),
                operator(delivered, sheet),
                text(sheet, "service"),
                state(sheet),
                text(sheet, "title"),
                NextReport.of(delivered, catalogue, now),
                letter.sentAt(),
                delivered.acknowledgedAt(),
                delivered.questions(),
                letter.exercise());
    }

    /// The regime and the stage that a letter serves.
    public static Text title(Sheet sheet) {
        return Text.of("{0} {1}", "{0}: {1}").with(sheet.regime(), sheet.stage());
    }

    static @Nullable ServiceState state(Sheet sheet) {
        return sheet.said("service_state")
                .map(said -> ServiceState.of(said.value(), said.text()))
                .orElse(null);
    }

    /// Whom the letter is about, where it says so and somebody else sent it.
    private static @Nullable Text operator(Mailbox.Delivered delivered, Sheet sheet) {
        return delivered.letter().sender().equals(delivered.letter().operator())
                ? null
                : text(sheet, "operator_name");
    }

    private static @Nullable Text text(Sheet sheet, String fact) {
        return sheet.said(fact).map(Sheet.Value::text).orElse(null);
    }
}
