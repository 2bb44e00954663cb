package kaname.dependency.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Kind;
import kaname.dependency.model.Service;
import kaname.platform.Language;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Services as boxes in rows of sectors and dependencies as lines from supplier to consumer, in
/// pixels.
///
/// Written by hand: what draws graphs in Java draws no SVG with links that a keyboard reaches.
public record Picture(
        int width, int height, List<Band> bands, List<Box> boxes, List<Line> lines, int kept) {

    private static final int LABEL = 120;
    private static final int SLOT = 168;
    private static final int ROW = 112;
    private static final int TOP = 20;
    private static final int WIDEST = 6;
    private static final int NARROWEST = 3;
    private static final int LETTERS = 21;

    /// A row of a sector; `first` where the sector begins.
    public record Band(int y, boolean first, List<Piece> label) {}

    /// One line of a text, from the left or about the middle.
    public record Piece(int x, int y, String text) {}

    public record Box(Service service, int x, int y, List<Piece> name, boolean focus) {
        public static final int WIDTH = 148;
        public static final int HEIGHT = 60;
    }

    /// @param width pixels, by the strength
    public record Line(Dependency dependency, String path, double width) {

        /// Of the line, by its kind, for those who see no colours.
        public @Nullable String dashes() {
            return dashes(dependency.kind());
        }

        public String colour() {
            return colour(dependency.kind());
        }

        public static @Nullable String dashes(Kind kind) {
            return switch (kind) {
                case PHYSICAL -> null;
                case CYBER -> "8 5";
                case GEOGRAPHIC -> "2 4";
                case LOGICAL -> "12 4 2 4";
            };
        }

        /// Three to one at least, on paper and at night.
        public static String colour(Kind kind) {
            return switch (kind) {
                case PHYSICAL -> "#b8621b";
                case CYBER -> "#3b7ddd";
                case GEOGRAPHIC -> "#2e8b57";
                case LOGICAL -> "#9b59b6";
            };
        }
    }

    /// @param sectors how sectors are called
    /// @param focus the service that is looked at; "" where none is
    public static Picture of(
            Excerpt excerpt, Map<String, Text> sectors, String focus, Language language) {
        List<Rows.Row> rows = Rows.of(excerpt.model(), WIDEST);
        int widest =
                Math.max(
                        NARROWEST,
                        rows.stream().mapToInt(row -> row.services().size()).max().orElse(0));
        Map<String, Service> services = new HashMap<>();
        excerpt.model().services().forEach(one -> services.put(one.id(), one));
        List<Band> bands = new ArrayList<>();
        Map<String, Box> boxes = new HashMap<>();
        Map<String, Integer> rowOf = new HashMap<>();
        List<List<Box>> drawn = new ArrayList<>();
        String before = "\0";
        for (int i = 0; i < rows.size(); i++) {
            Rows.Row row = rows.get(i);
            int y = TOP + i * ROW;
            boolean first = !row.sector().equals(before);
            before = row.sector();
            String label =
                    sectors.getOrDefault(row.sector(), Text.of("分野は不明", "Sector not known"))
                            .in(language);
            bands.add(new Band(y, first, first ? pieces(label, 0, y + 30, 15, false) : List.of()));
            int size = row.services().size();
            drawn.add(new ArrayList<>());
            for (int j = 0; j < size; j++) {
                Service service = Objects.requireNonNull(services.get(row.services().get(j)));
                int middle =
                        LABEL + (2 * j + 1) * widest * SLOT / (2 * size) + aside(i, size, widest);
                Box box =
                        new Box(
                                service,
                                middle - Box.WIDTH / 2,
                                y + 14,
                                pieces(
                                        service.name().in(language),
                                        middle,
                                        y + 14 + Box.HEIGHT / 2 + 4,
                                        LETTERS,
                                        true),
                                service.id().equals(focus));
                boxes.put(service.id(), box);
                rowOf.put(service.id(), i);
                drawn.getLast().add(box);
            }
        }
        Routes routes = new Routes(drawn, LABEL, LABEL + widest * SLOT);
        List<Line> lines = new ArrayList<>();
        for (Dependency one : excerpt.model().dependencies()) {
            lines.add(
                    new Line(
                            one,
                            routes.path(
                                    rowOf.getOrDefault(one.supplier(), 0),
                                    Objects.requireNonNull(boxes.get(one.supplier())),
                                    rowOf.getOrDefault(one.consumer(), 0),
                                    Objects.requireNonNull(boxes.get(one.consumer()))),
                            1 + 5 * one.strength().likely()));
        }
        return new Picture(
                LABEL + widest * SLOT,
                TOP + rows.size() * ROW,
                bands,
                drawn.stream().flatMap(List::stream).toList(),
                lines,
                (int) lines.stream().filter(one -> leadsDown(one, boxes)).count());
    }

    /// Out of the middle in turn, so that lines between other rows do not run behind its boxes.
    private static int aside(int row, int size, int widest) {
        int room = widest * SLOT / (2 * size) - SLOT / 2;
        return (row % 3 - 1) * Math.min(SLOT / 2, room);
    }

    private static boolean leadsDown(Line line, Map<String, Box> boxes) {
        return Objects.requireNonNull(boxes.get(line.dependency().supplier())).y()
                < Objects.requireNonNull(boxes.get(line.dependency().consumer())).y();
    }

    /// Up to three lines; what does not fit is cut.
    private static List<Piece> pieces(String text, int x, int y, int letters, boolean centred) {
        List<String> broken = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty() && broken.size() < 3) {
            int end = fitting(rest, letters);
            boolean last = broken.size() == 2 && end < rest.length();
            if (last) {
                broken.add(rest.substring(0, fitting(rest, letters - 2)) + "…");
            } else {
                broken.add(rest.substring(0, end).strip());
            }
            rest = rest.substring(end).strip();
        }
        int top = centred ? y - (broken.size() - 1) * 8 : y;
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < broken.size(); i++) {
            pieces.add(new Piece(x, top + i * 16, broken.get(i)));
        }
        return pieces;
    }

    /// How many characters fit; a word is not broken where a blank comes before.
    private static int fitting(String text, int letters) {
        int width = 0;
        int blank = -1;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            width += one < 0x2000 || (one >= 0xFF61 && one <= 0xFF9F) ? 1 : 2;
            if (width > letters) {
                return blank > 0 ? blank : Character.isLowSurrogate(one) ? i - 1 : i;
            }
            if (one == ' ') {
                blank = i;
            }
        }
        return text.length();
    }
}
