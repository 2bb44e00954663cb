package kaname.filing.reminder;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Regime;
import kaname.catalogue.Stage;
import kaname.duty.Matter.StageId;
import kaname.incident.Dossiers;
import kaname.incident.Incident;
import kaname.platform.Text;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The unread notices in words.
@Service
@Transactional(readOnly = true)
public class NoticeBoard {

    /// As many as are shown, and one to know whether there are more.
    private static final int SOME = NoticeView.SHOWN + 1;

    private static final Duration STILL_NOW = Duration.ofMinutes(10);

    private final Notices notices;
    private final Dossiers dossiers;
    private final Catalogues catalogues;

    NoticeBoard(Notices notices, Dossiers dossiers, Catalogues catalogues) {
        this.notices = notices;
        this.dossiers = dossiers;
        this.catalogues = catalogues;
    }

    /// The latest first.
    public List<NoticeView> unread() {
        List<Notices.Notice> unread = notices.unread(SOME);
        if (unread.isEmpty()) {
            return List.of();
        }
        Map<UUID, Incident> incidents =
                dossiers.incidents(unread.stream().map(Notices.Notice::incident).toList());
        Catalogue catalogue = catalogues.now();
        return unread.stream()
                .flatMap(notice ->
                        Stream.ofNullable(incidents.get(notice.incident()))
                                .map(incident -> view(notice, incident, catalogue)))
                .toList();
    }

    private static NoticeView view(Notices.Notice notice, Incident incident, Catalogue catalogue) {
        Reminder reminder = notice.reminder();
        StageId stage = reminder.stage();
        boolean numbered = reminder.kind() != Reminder.Kind.NUDGE;
        return new NoticeView(
                notice.id(),
                says(notice),
                duty(stage, catalogue),
                incident.title(),
                incident.exercise(),
                "/incidents/%s/send?stage=%s/%s"
                        .formatted(incident.id(), stage.regime(), stage.stage()),
                numbered ? reminder.countsTo() : null,
                notice.sentAt(),
                notice.late(),
                notice.onDuty().stream()
                        .map(c -> new NoticeView.Contact(c.name(), c.phone()))
                        .toList());
    }

    /// A due time that passed before the notice could go out is not said to be now.
    private static Text says(Notices.Notice notice) {
        Reminder reminder = notice.reminder();
        boolean past =
                reminder.kind() == Reminder.Kind.DUE
                        && notice.sentAt().isAfter(reminder.countsTo().plus(STILL_NOW));
        return past
                ? Text.of("期限を過ぎ、まだ提出の記録がありません", "Past due, no filing on record")
                : reminder.kind().says();
    }

    private static Text duty(StageId id, Catalogue catalogue) {
        Regime regime = catalogue.regime(id.regime()).orElse(null);
        if (regime == null) {
            return Text.same(id.regime());
        }
        return regime.stages().stream()
                .filter(stage -> stage.id().equals(id.stage()))
                .map(Stage::title)
                .findFirst()
                .map(stage -> Text.of("{0} — {1}", "{0} — {1}").with(regime.title(), stage))
                .orElse(regime.title());
    }
}
