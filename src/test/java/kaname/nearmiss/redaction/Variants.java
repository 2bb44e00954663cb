package kaname.nearmiss.redaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;

/// The templates filled with names that no list holds: the same variants in every run.
final class Variants {

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)\\}");
    private static final List<String> DATES_JA =
            List.of("令和8年5月12日", "2026年4月3日", "6月21日", "R8.5.30", "2026/03/09", "先月14日");
    private static final List<String> DATES_EN =
            List.of(
                    "12 May 2026",
                    "April 3, 2026",
                    "21 June",
                    "2026-05-30",
                    "the 9th of March",
                    "Tuesday 14 July");
    private static final List<String> TIMES_JA =
            List.of("午前2時40分", "14:05", "23時17分ごろ", "午後4時過ぎ", "04:51");
    private static final List<String> TIMES_EN =
            List.of("02:40", "2:05 pm", "23:17 JST", "around 16:20", "4.51 am");
    private static final List<String> HOSTS =
            List.of("hmi-kst-03", "WSUS02-NGR", "srv-ems01", "PLC-B7-114", "dc01-mrk");
    private static final List<String> PHONES =
            List.of("03-5550-0147", "0120-555-014", "090-5550-0193", "+81-6-5550-0122", "内線 4417");
    private static final List<String> MAILS =
            List.of(
                    "soumu@mirrorlake.example",
                    "k.tatsuno@mirrorlake.example",
                    "ops [at] mirrorlake [dot] example",
                    "info@keiso-hozen.example.jp");

    private final Map<String, List<String>> unseen;
    private final Map<String, Integer> turns = new HashMap<>();

    record Template(String id, String text, List<String> keep) {}

    private Variants(Map<String, List<String>> unseen) {
        this.unseen = unseen;
    }

    /// Each template `rounds` times, each time with the next fillers.
    static List<Corpus.Case> of(int rounds) {
        Map<String, List<String>> unseen = Corpus.read("unseen.yaml", new TypeReference<>() {});
        Map<String, List<Template>> templates =
                Corpus.read("templates.yaml", new TypeReference<>() {});
        Variants variants = new Variants(unseen);
        List<Corpus.Case> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (String language : List.of("ja", "en")) {
                for (Template template : templates.getOrDefault(language, List.of())) {
                    all.add(variants.fill(template, language, round));
                }
            }
        }
        return all;
    }

    private Corpus.Case fill(Template template, String language, int round) {
        List<Corpus.Secret> secrets = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher slot = SLOT.matcher(template.text());
        while (slot.find()) {
            String filler = next(slot.group(1), language);
            secrets.add(new Corpus.Secret(filler, kind(slot.group(1))));
            slot.appendReplacement(text, Matcher.quoteReplacement(filler));
        }
        slot.appendTail(text);
        return new Corpus.Case(
                template.id() + "/" + round,
                "",
                language,
                null,
                text.toString(),
                secrets,
                template.keep(),
                false);
    }

    private static String kind(String slot) {
        return slot.equals("contractor") ? "organisation" : slot;
    }

    private String next(String slot, String language) {
        boolean japanese = language.equals("ja");
        return switch (slot) {
            case "person" ->
                    japanese
                            ? turn("personsJa", "personsJa", "personsKana", "personsEn")
                            : turn("personsEn");
            case "organisation", "contractor" ->
                    japanese
                            ? turn("organisationsJa", "organisationsJa", "organisationsEn")
                            : turn("organisationsEn");
            case "facility" -> scripted("facilities", japanese);
            case "place" -> scripted("places", japanese);
            case "date" -> fixed(slot + language, japanese ? DATES_JA : DATES_EN);
            case "time" -> fixed(slot + language, japanese ? TIMES_JA : TIMES_EN);
            case "host" -> fixed(slot, HOSTS);
            case "phone" -> fixed(slot, PHONES);
            case "mail" -> fixed(slot, MAILS);
            default -> throw new IllegalArgumentException(slot);
        };
    }

    /// The next of these lists, one after the other.
    private String turn(String... lists) {
        int turn = turns.merge(String.join("/", lists), 1, Integer::sum);
        String list = lists[turn % lists.length];
        return fixed(list, unseen.getOrDefault(list, List.of()));
    }

    private String scripted(String list, boolean japanese) {
        return fixed(
                list + japanese,
                unseen.getOrDefault(list, List.of()).stream()
                        .filter(one -> Script.japanese(one) == japanese)
                        .toList());
    }

    private String fixed(String name, List<String> from) {
        return from.get((turns.merge(name, 1, Integer::sum) - 1) % from.size());
    }
}
