package kaname.advisory;

import java.util.ArrayList;
import java.util.List;
import kaname.exchange.Marking;
import kaname.platform.Problem.Field;
import kaname.platform.Text;

/// Where what an advisory says about passing it on contradicts itself. Pure; the database refuses
/// the same.
final class Contradictions {

    private Contradictions() {}

    static List<Field> of(Marking marking, Pap pap, Iep iep, Whom audience, List<Source> sources) {
        List<Field> found = new ArrayList<>();
        audience(marking, audience, found);
        partners(marking, audience, found);
        pap(marking, pap, found);
        iep(marking, pap, iep, found);
        if (sources.stream().anyMatch(Source::anonymous)
                && !iep.attribution().equals(Iep.MUST_NOT)) {
            found.add(
                    new Field(
                            "/iep/attribution",
                            Text.of(
                                    "匿名で伝えられた情報をもとにするときは must-not だけです",
                                    "what was told without a name takes must-not only")));
        }
        return found;
    }

    private static void audience(Marking marking, Whom audience, List<Field> found) {
        if (marking == Marking.RED && !audience.namedOnly()) {
            found.add(
                    new Field(
                            "/audience",
                            Text.of(
                                    "TLP:RED は名指しした組織にだけ送れます。全員、分野、種類、製品の利用者、供給を受ける組織には送れません",
                                    "TLP:RED goes to named organisations only: not to everyone, a"
                                            + " sector, a kind, users of a product or those"
                                            + " who stand on a supplier")));
        }
    }

    private static void partners(Marking marking, Whom audience, List<Field> found) {
        if (!audience.partners().nowhere() && !marking.mayShowWhere(Marking.AMBER)) {
            found.add(
                    new Field(
                            "/audience/partners",
                            Text.of(
                                            "{0} は国外へ出せません。海外連携先には TLP:AMBER までです",
                                            "{0} never leaves the country: foreign partners are"
                                                    + " given TLP:AMBER at most")
                                    .with(marking.label())));
        }
    }

    private static void pap(Marking marking, Pap pap, List<Field> found) {
        boolean open = marking == Marking.CLEAR || marking == Marking.GREEN;
        if (pap == Pap.CLEAR && !open) {
            found.add(
                    new Field(
                            "/pap",
                            Text.of(
                                            "PAP:CLEAR は {0} と両立しません。だれにも気づかれてよい行動は、中身を広めることになります",
                                            "PAP:CLEAR contradicts {0}: acting in public passes it"
                                                    + " on")
                                    .with(marking.label())));
        }
        if (pap == Pap.GREEN && marking == Marking.RED) {
            found.add(
                    new Field(
                            "/pap",
                            Text.of(
                                    "TLP:RED では PAP:AMBER か PAP:RED にしてください",
                                    "with TLP:RED choose PAP:AMBER or PAP:RED")));
        }
    }

    private static void iep(Marking marking, Pap pap, Iep iep, List<Field> found) {
        if (!iep.tlp().equals(Iep.tlp(marking))) {
            found.add(
                    new Field(
                            "/iep/tlp",
                            Text.of("{0} なら「{1}」です", "with {0} it is “{1}”")
                                    .with(marking.label(), Iep.tlp(marking))));
        }
        int most =
                switch (pap) {
                    case RED -> 2;
                    case AMBER -> 3;
                    case GREEN, CLEAR -> 4;
                };
        if (Iep.ACTIONS.indexOf(iep.permittedActions()) > most) {
            found.add(
                    new Field(
                            "/iep/permittedActions",
                            Text.of("{0} では「{1}」までです", "with {0} no further than “{1}”")
                                    .with(pap.label(), Iep.ACTIONS.get(most))));
        }
        boolean open = marking == Marking.CLEAR || marking == Marking.GREEN;
        if (!open && !iep.unmodifiedResale().equals(Iep.MUST_NOT)) {
            found.add(
                    new Field(
                            "/iep/unmodifiedResale",
                            Text.of("{0} では must-not だけです", "with {0}, must-not only")
                                    .with(marking.label())));
        }
        if (marking == Marking.RED && !iep.affectedPartyNotifications().equals(Iep.MUST_NOT)) {
            found.add(
                    new Field(
                            "/iep/affectedPartyNotifications",
                            Text.of("TLP:RED では must-not だけです", "with TLP:RED, must-not only")));
        }
    }
}
