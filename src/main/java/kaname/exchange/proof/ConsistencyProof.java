package kaname.exchange.proof;

import java.util.ArrayList;
import java.util.List;
import kaname.exchange.Hash;

/// That a tree of `from` leaves is the beginning of one of `to` leaves: nothing was changed or
/// removed in between.
public record ConsistencyProof(long from, long to, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /// RFC 9162, 2.1.4.2, with the roots that two signed tree heads name. For equal sizes the path
    /// is empty and the roots are one.
    public boolean proves(Hash first, Hash second) {
        if (from < 1 || from > to) {
            return false;
        }
        if (from == to) {
            return path.isEmpty() && first.equals(second);
        }
        if (path.isEmpty()) {
            return false;
        }
        List<Hash> steps = new ArrayList<>(path);
        if (Long.bitCount(from) == 1) {
            steps.addFirst(first);
        }
        return walk(steps, first, second);
    }

    private boolean walk(List<Hash> steps, Hash first, Hash second) {
        long fn = from - 1;
        long sn = to - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        Hash fr = steps.getFirst();
        Hash sr = steps.getFirst();
        for (Hash c : steps.subList(1, steps.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = Branch.node(c, fr);
                sr = Branch.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = Branch.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(first) && sr.equals(second);
    }
}
