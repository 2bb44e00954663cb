package kaname.catalogue.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaname.catalogue.Plan;
import kaname.platform.Language;
import kaname.platform.Text;

/// 図２: the pillars of each action plan and what each takes up from the plan before, laid out for an
/// SVG. Units are pixels.
///
/// Written by hand: chart libraries draw axes and series, and none draws a lineage as SVG that a
/// screen reader can follow.
public record Lineage(int width, int height, List<Head> heads, List<Box> boxes, List<Link> links) {

    private static final int COLUMN = 230;
    private static final int BOX_WIDTH = 180;
    private static final int BOX_HEIGHT = 64;
    private static final int ROW = 84;
    private static final int TOP = 56;
    private static final int LINE = 18;

    public record Head(int x, String name, String day) {}

    /// One pillar; `lines` are its name broken to fit, `says` is all of it for a reader.
    public record Box(String id, int x, int y, List<Line> lines, String says) {
        public int width() {
            return BOX_WIDTH;
        }

        public int height() {
            return BOX_HEIGHT;
        }
    }

    public record Line(int y, String text) {}

    public record Link(String from, String to, int x1, int y1, int x2, int y2) {
        public String path() {
            int bend = (x2 - x1) / 2;
            return "M%d %d C%d %d %d %d %d %d"
                    .formatted(x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2);
        }
    }

    public static Lineage of(List<Plan> plans, Language language) {
        List<Plan> shown = plans.stream().filter(plan -> !plan.pillars().isEmpty()).toList();
        List<Head> heads = new ArrayList<>();
        List<Box> boxes = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        Map<String, Box> byId = new HashMap<>();
        int rows = 0;
        for (int column = 0; column < shown.size(); column++) {
            Plan plan = shown.get(column);
            int x = column * COLUMN;
            heads.add(new Head(x, ordinal(column + 1, language), plan.decided().toString()));
            rows = Math.max(rows, plan.pillars().size());
            for (int row = 0; row < plan.pillars().size(); row++) {
                Plan.Pillar pillar = plan.pillars().get(row);
                Box box = box(pillar, x, TOP + row * ROW, language);
                boxes.add(box);
                byId.put(pillar.id(), box);
                pillar.from().stream()
                        .filter(byId::containsKey)
                        .map(byId::get)
                        .forEach(from -> links.add(link(from, box)));
            }
        }
        int width = Math.max(0, shown.size() * COLUMN - (COLUMN - BOX_WIDTH)) + 2;
        return new Lineage(width, TOP + rows * ROW, heads, boxes, links);
    }

    private static Box box(Plan.Pillar pillar, int x, int y, Language language) {
        String name = pillar.name().in(language);
        List<String> texts = broken(name, language == Language.JA ? 11 : 22);
        int first = y + BOX_HEIGHT / 2 - (texts.size() - 1) * LINE / 2 + 5;
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add(new Line(first + i * LINE, texts.get(i)));
        }
        return new Box(pillar.id(), x, y, lines, name);
    }

    private static Link link(Box from, Box to) {
        return new Link(
                from.id(),
                to.id(),
                from.x() + BOX_WIDTH,
                from.y() + BOX_HEIGHT / 2,
                to.x(),
                to.y() + BOX_HEIGHT / 2);
    }

    private static String ordinal(int number, Language language) {
        return Text.of("第{0}次", "Plan {0}").with(number).in(language);
    }

    /// English breaks at words, Japanese anywhere.
    static List<String> broken(String text, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > most) {
            int space = rest.lastIndexOf(' ', most);
            int end = space > 0 ? space : most;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }
}
