package kaname.nearmiss.redaction;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What each recogniser found, what each kind of secret met with, and what was lost by it.
final class RecogniserFigures {

    private final Map<String, int[]> recognisers = new TreeMap<>();
    private final Map<String, int[]> kinds = new TreeMap<>();

    private RecogniserFigures() {}

    static RecogniserFigures of(List<Judged> judged) {
        RecogniserFigures figures = new RecogniserFigures();
        judged.forEach(figures::add);
        return figures;
    }

    private void add(Judged one) {
        Set<String> heldBy = new HashSet<>();
        one.result().unique().forEach(finding -> heldBy.add(finding.recogniser()));
        one.result().doubts().forEach(finding -> heldBy.add(finding.recogniser()));
        heldBy.forEach(recogniser -> row(recogniser)[3]++);
        List<Span> secrets =
                places(one, one.of().secrets().stream().map(Corpus.Secret::text).toList());
        List<Span> lost = places(one, one.lost());
        Stream.concat(one.result().certain().stream(), one.result().suspected().stream())
                .forEach(finding -> {
                    int[] row = row(finding.recogniser());
                    row[0]++;
                    row[1] += secrets.stream().anyMatch(finding.span()::overlaps) ? 1 : 0;
                    row[2] += (int) lost.stream().filter(finding.span()::overlaps).count();
                });
        for (Corpus.Secret secret : one.of().secrets()) {
            int[] kind = kinds.computeIfAbsent(secret.kind(), _ -> new int[2]);
            kind[0] += one.leaked().contains(secret) ? 0 : 1;
            kind[1]++;
        }
    }

    private int[] row(String recogniser) {
        return recognisers.computeIfAbsent(recogniser, _ -> new int[4]);
    }

    private static List<Span> places(Judged one, List<String> texts) {
        return texts.stream()
                .map(text ->
                        new Span(
                                one.of().text().indexOf(text),
                                one.of().text().indexOf(text) + text.length()))
                .toList();
    }

    /// Recall counts five times as much as precision does.
    private double f2() {
        int hidden = kinds.values().stream().mapToInt(kind -> kind[0]).sum();
        int secrets = kinds.values().stream().mapToInt(kind -> kind[1]).sum();
        int findings = recognisers.values().stream().mapToInt(row -> row[0]).sum();
        int right = recognisers.values().stream().mapToInt(row -> row[1]).sum();
        double recall = (double) hidden / secrets;
        double precision = (double) right / findings;
        return 5 * precision * recall / (4 * precision + recall);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        kinds.forEach((kind, row) ->
                out.append(
                        String.format(
                                Locale.ROOT,
                                "redaction: %s hidden %d of %d = %.3f%n",
                                kind,
                                row[0],
                                row[1],
                                (double) row[0] / row[1])));
        recognisers.forEach((recogniser, row) ->
                out.append(
                        String.format(
                                Locale.ROOT,
                                "redaction: by %s found %d, of them secrets %d, facts lost %d,"
                                        + " cases held %d%n",
                                recogniser,
                                row[0],
                                row[1],
                                row[2],
                                row[3])));
        return out.append(String.format(Locale.ROOT, "redaction: F2 %.3f%n", f2())).toString();
    }
}
