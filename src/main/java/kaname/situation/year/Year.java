package kaname.situation.year;

import java.util.List;
import java.util.Map;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A year to look at. `phenomena` are those that were gone through, `cut` where there were more.
public record Year(
        List<Column> sectors,
        List<Threat> threats,
        Pyramid pyramid,
        Trust trust,
        int phenomena,
        boolean cut) {

    /// In so many sectors a threat counts as common.
    public static final int COMMON = 3;

    public Year {
        sectors = List.copyOf(sectors);
        threats = List.copyOf(threats);
    }

    /// A sector; `id` is "" for what was told with its sector withheld.
    public record Column(String id, Text name) {}

    /// A threat with who met it, by sector.
    public record Threat(String id, Text name, Map<String, Cell> cells) {

        public Threat {
            cells = Map.copyOf(cells);
        }

        public @Nullable Cell in(String sector) {
            return cells.get(sector);
        }

        /// Sectors that met it or are expected to; where the sector is withheld it counts for none.
        public long sectors() {
            return cells.keySet().stream().filter(sector -> !sector.isEmpty()).count();
        }

        public int reporters() {
            return cells.values().stream().mapToInt(Cell::reporters).sum();
        }

        public boolean common() {
            return sectors() >= COMMON;
        }
    }

    /// @param reporters organisations, and reports without a name
    /// @param expected an expert's reason to expect it, or ""
    public record Cell(int reporters, String expected) {}

    /// Heinrich's: what nearly happened, what did little harm, what stopped a service.
    public record Pyramid(int nearMisses, int minor, int major) {

        /// Near misses for each that stopped a service; null where none did.
        public @Nullable Double forEachMajor() {
            return major == 0 ? null : (double) nearMisses / major;
        }
    }

    /// Whether those who tell what nearly happened have reason to.
    ///
    /// @param anonymous near misses that came without a name
    /// @param named near misses that came under one
    /// @param opened of those without a name, how many the caller's organisation opened
    /// @param questions asked through the wall, and how many of them were answered
    /// @param became how many became an advisory
    /// @param withdrawn taken back by their reporters
    public record Trust(
            int anonymous,
            int named,
            int opened,
            int questions,
            int answered,
            int became,
            int withdrawn) {

        /// In per cent; null where there was none.
        public @Nullable Integer anonymousShare() {
            return anonymous + named == 0
                    ? null
                    : Math.round(100f * anonymous / (anonymous + named));
        }
    }
}
