package kaname.community.drill;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Starting a drill, confirming, replying upwards, reminding, ending. The database tells the next
/// stage in the transaction in which the one above confirms.
@Service
@Transactional
class RunDrill {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final Drills drills;
    private final Offices offices;
    private final Clock clock;

    RunDrill(Drills drills, Offices offices, Clock clock) {
        this.drills = drills;
        this.offices = offices;
        this.clock = clock;
    }

    static boolean mayStart(Caller caller) {
        return List.of("ministry-desk", "coordinator", "ceptoar-office").contains(caller.role());
    }

    static void onlyForStarters(Caller caller) {
        if (!mayStart(caller)) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of(
                            "連絡訓練を始めるのは、省庁・総合調整・セプター事務局です",
                            "Ministries, the coordinator and CEPTOAR offices start drills"));
        }
    }

    /// @throws Problem 403 for who may start none; 400 for offices that are none, or nobody to ask
    UUID start(Caller caller, String title, String text, List<String> named) {
        onlyForStarters(caller);
        Plan plan = Plan.of(title, text, named);
        if (!caller.role().equals("ceptoar-office")) {
            Set<String> known =
                    offices.all(caller).stream()
                            .map(Offices.Office::id)
                            .collect(Collectors.toSet());
            if (plan.offices().isEmpty() || !known.containsAll(plan.offices())) {
                throw Problem.field(
                        "invalid-offices",
                        "/offices",
                        Text.of("セプター事務局を一つ以上選んでください", "choose one CEPTOAR office or more"));
            }
        }
        UUID id = UUID.randomUUID();
        Instant at = now();
        if (drills.start(id, plan, at, LocalDate.ofInstant(at, TOKYO)).orElse(0) == 0) {
            throw Problem.field(
                    "invalid-offices",
                    "/offices",
                    Text.of("知らせる相手が登録にありません", "the registry has nobody to tell"));
        }
        return id;
    }

    /// @throws Problem 404 unless the caller was told; 409 once it is over
    Instant confirm(Caller caller, UUID id) {
        Drill drill = running(caller, id);
        if (drill.own() == null) {
            throw Problem.notFound();
        }
        return drills.confirm(id, now()).orElseThrow(Problem::notFound);
    }

    /// @throws Problem 409 where there is nothing to reply, or it was replied already
    int reply(Caller caller, UUID id) {
        running(caller, id);
        return drills.reply(id, now())
                .orElseThrow(() ->
                        Problem.of(
                                409,
                                "nothing-to-reply",
                                Text.of(
                                        "先に確認してください。すでに返したときは、もう返せません",
                                        "Confirm first; what was replied is replied")));
    }

    int remind(Caller caller, UUID id) {
        running(caller, id);
        return drills.remind(id, now());
    }

    void end(Caller caller, UUID id) {
        running(caller, id);
        if (!drills.end(id, now())) {
            throw Problem.notFound();
        }
    }

    private Drill running(Caller caller, UUID id) {
        Drill drill = drills.find(caller, id).orElseThrow(Problem::notFound);
        if (!drill.running()) {
            throw Problem.of(409, "drill-over", Text.of("この訓練は終わりました", "This drill is over"));
        }
        return drill;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
