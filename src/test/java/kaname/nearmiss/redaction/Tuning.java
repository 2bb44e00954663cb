package kaname.nearmiss.redaction;

import java.util.List;

/// Prints what of a set leaks and what is lost: for whoever changes a recogniser.
final class Tuning {

    public static void main(String[] args) {
        ClosedWorld world = Corpus.registry().world();
        List<Corpus.Case> cases = args.length > 1 ? Corpus.read(args[1], new tools.jackson.core.type.TypeReference<List<Corpus.Case>>() {}) : Corpus.cases();
        int secrets = 0, leaked = 0, facts = 0, lost = 0, held = 0, unique = 0, missed = 0, n = 0, bad = 0;
        for (Corpus.Case one : cases) {
            if (!args[0].equals("all") && !one.set().equals(args[0])) {
                continue;
            }
            Judged judged = Judged.of(one, world);
            n++;
            secrets += one.secrets().size();
            facts += one.keep().size();
            leaked += judged.leaked().size();
            lost += judged.lost().size();
            held += judged.held() ? 1 : 0;
            unique += one.unique() ? 1 : 0;
            missed += one.unique() && !judged.held() ? 1 : 0;
            bad += !judged.held() && !judged.leaked().isEmpty() ? 1 : 0;
            if (!judged.leaked().isEmpty() || !judged.lost().isEmpty() || one.unique() != judged.held()) {
                System.out.println(one.id() + (judged.held() ? " HELD" + judged.result().unique() : "") + (one.unique() ? " (unique)" : "") + " leaked " + judged.leaked() + " lost " + judged.lost());
                if (args.length > 2) System.out.println("   " + judged.result().withoutReviewer().replace("\n", "\n   "));
            }
        }
        System.out.printf("cases %d, identifying releases %d; secrets %d leaked %d; facts %d lost %d (%.1f%%); held %d, unique %d missed %d%n", n, bad, secrets, leaked, facts, lost, 100.0 * lost / facts, held, unique, missed);
    }
}
