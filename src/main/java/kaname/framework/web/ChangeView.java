package kaname.framework.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kaname.catalogue.CatalogueDifference;
import kaname.framework.Act;
import kaname.framework.BurdenSheet;
import kaname.framework.Change;
import kaname.framework.ChangeFramework;
import kaname.framework.Examination;
import kaname.framework.Readiness;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;

/// A change as a page shows it, with what this desk can do about it.
public record ChangeView(
        Change change,
        Examination found,
        List<String> overtaken,
        @Nullable Readiness readiness,
        @Nullable BurdenSheet burden,
        boolean mayEdit,
        boolean maySubmit,
        boolean mayDecide,
        boolean own,
        boolean mayWithdraw,
        Map<String, String> entered) {

    /// As many lines as a page bears; the rest is in the API.
    public static final int SHOWN = 200;

    static ChangeView of(
            Change change,
            Examination found,
            List<String> overtaken,
            Caller caller,
            Map<String, String> entered) {
        Act standing = change.standing();
        boolean drafting = standing == Act.DRAFTED || standing == Act.RETURNED;
        boolean mayDraft = ChangeFramework.mayDraft(caller);
        boolean decider = ChangeFramework.mayDecide(caller);
        return new ChangeView(
                change,
                found,
                overtaken,
                Readiness.in(change.submitted()),
                BurdenSheet.in(change.submitted()),
                drafting && mayDraft,
                standing == Act.DRAFTED && mayDraft,
                standing == Act.SUBMITTED && decider,
                change.isFrom(caller.account()),
                standing == Act.ADOPTED && decider,
                entered);
    }

    public List<CatalogueDifference.Line> lines() {
        List<CatalogueDifference.Line> all = found.difference().lines();
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    /// A number with its thousands apart.
    public static String grouped(BigDecimal number) {
        return NumberFormat.getNumberInstance(Locale.ROOT).format(number);
    }

    public int more() {
        return Math.max(0, found.difference().lines().size() - SHOWN);
    }

    public String value(String field) {
        return entered.getOrDefault(field, "");
    }
}
