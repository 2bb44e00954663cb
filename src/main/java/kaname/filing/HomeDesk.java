package kaname.filing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Fact;
import kaname.catalogue.Regime;
import kaname.catalogue.Stage;
import kaname.exchange.Mailbox;
import kaname.exchange.announcement.Announcement;
import kaname.exchange.announcement.Announcements;
import kaname.incident.Dossiers;
import kaname.incident.Incident;
import kaname.platform.Caller;
import kaname.platform.Text;
import kaname.platform.web.DueClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The one thing that waits for whoever comes in.
@Service
@Transactional(readOnly = true)
class HomeDesk {

    /// How far the count of waiting letters goes; beyond it, "or more" is said.
    static final int MOST = 100;

    private static final int SHOWN = 8;
    private static final int UNREAD = 3;

    /// An incident of the operator's with what falls due next (null: no number runs).
    record Matter(
            Incident incident,
            @Nullable String state,
            @Nullable Text stateName,
            @Nullable DueClock clock,
            @Nullable Text duty,
            @Nullable Text rule,
            @Nullable Text article) {}

    /// The letters that wait, and the most urgent of them.
    record Waiting(int count, boolean more, @Nullable Urgent first, boolean exercise) {}

    record Urgent(UUID letter, Text title, Text from, @Nullable DueClock clock, Text article) {}

    private final Dossiers dossiers;
    private final NextClocks nextClocks;
    private final Mailbox mailbox;
    private final Announcements announcements;
    private final Catalogues catalogues;

    HomeDesk(
            Dossiers dossiers,
            NextClocks nextClocks,
            Mailbox mailbox,
            Announcements announcements,
            Catalogues catalogues) {
        this.dossiers = dossiers;
        this.nextClocks = nextClocks;
        this.mailbox = mailbox;
        this.announcements = announcements;
        this.catalogues = catalogues;
    }

    /// The operator's latest matters, the one that falls due next first.
    List<Matter> matters(Instant now) {
        List<Dossiers.Line> lines = dossiers.list(null, null, SHOWN);
        Map<UUID, NextClocks.Next> next =
                nextClocks.of(lines.stream().map(line -> line.incident().id()).toList());
        return lines.stream()
                .map(line -> matter(line, next.get(line.incident().id()), now))
                .sorted(Comparator.comparing(HomeDesk::due))
                .toList();
    }

    private static Instant due(Matter matter) {
        DueClock clock = matter.clock();
        Instant due = clock == null ? null : clock.due();
        return due == null ? Instant.MAX : due;
    }

    private Matter matter(Dossiers.Line line, NextClocks.@Nullable Next next, Instant now) {
        String state = line.serviceState();
        Text name =
                state == null
                        ? null
                        : catalogues
                                .now()
                                .vocabulary()
                                .fact("service_state")
                                .choice(state)
                                .map(Fact.Choice::label)
                                .orElse(null);
        Regime regime = next == null ? null : catalogues.now().regime(next.regime()).orElse(null);
        if (next == null || regime == null) {
            return new Matter(line.incident(), state, name, null, null, null, null);
        }
        Stage stage =
                regime.stages().stream()
                        .filter(s -> s.id().equals(next.stage()))
                        .findFirst()
                        .orElse(null);
        Text own = stage == null ? null : stage.article();
        return new Matter(
                line.incident(),
                state,
                name,
                DueClock.of(next.due(), now, false),
                stage == null
                        ? regime.title()
                        : Text.of("{0} — {1}", "{0} — {1}").with(regime.title(), stage.title()),
                stage == null ? regime.title() : stage.clock().says(),
                own == null ? regime.article() : own);
    }

    /// The newest announcements that this account has not opened.
    List<Announcement> unread(Caller caller) {
        return announcements.unread(caller, UNREAD);
    }

    Waiting waiting(Caller caller, Instant now) {
        List<Mailbox.Delivered> letters = mailbox.waiting(caller, null, MOST);
        return new Waiting(
                letters.size(),
                letters.size() == MOST,
                letters.isEmpty() ? null : urgent(letters.getFirst(), now),
                !letters.isEmpty() && letters.getFirst().letter().exercise());
    }

    private Urgent urgent(Mailbox.Delivered delivered, Instant now) {
        String id = delivered.letter().regime();
        Regime regime = catalogues.now().regime(id).orElse(null);
        Instant due = delivered.letter().clockAt();
        return new Urgent(
                delivered.letter().id(),
                regime == null ? Text.same(id) : regime.title(),
                delivered.senderName(),
                due == null ? null : DueClock.of(due, now, false),
                regime == null ? Text.same(id) : regime.article());
    }
}
