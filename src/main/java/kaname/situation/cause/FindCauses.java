package kaname.situation.cause;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.stereotype.Component;

/// The common causes that may stand behind what the caller was told.
@Component
class FindCauses {

    /// How far back it looks, in days; the page says so.
    static final int DAYS = 90;

    private static final int MOST = 500;

    private final ToldPhenomena told;

    FindCauses(ToldPhenomena told) {
        this.told = told;
    }

    /// @param phenomena how many were gone through
    /// @param cut whether there were more than that
    record Found(List<CommonCause> causes, int phenomena, boolean cut) {}

    Found of(Caller caller, Instant now, boolean exercise) {
        onlyForReaders(caller);
        Duration watched = Duration.ofDays(DAYS);
        List<Phenomenon> phenomena = told.between(caller, now.minus(watched), now, exercise, MOST);
        long named = phenomena.stream().filter(p -> !p.anonymous()).count();
        return new Found(
                Correlate.of(phenomena, watched),
                phenomena.size(),
                Math.max(named, phenomena.size() - named) >= MOST);
    }

    static void onlyForReaders(Caller caller) {
        switch (caller.role()) {
            case "ministry-desk", "coordinator", "ceptoar-office" -> {
                return;
            }
            default ->
                    throw Problem.of(
                            403,
                            "not-permitted",
                            Text.of(
                                    "共通の原因は、総合調整、所管省庁、セプター事務局の画面です",
                                    "Common causes belong to coordinators, ministries and CEPTOAR"
                                            + " offices"));
        }
    }
}
