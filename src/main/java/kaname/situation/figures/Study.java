package kaname.situation.figures;

import java.util.List;
import java.util.Optional;
import kaname.platform.Text;
import kaname.platform.web.chart.Chart;

/// A page of figures: what it answers, and the charts.
///
/// @param answer its first line
/// @param notes how it is counted
public record Study(Topic topic, Text answer, List<Chart> charts, List<Text> notes) {

    /// Each a page under `/statistics`; chart ids begin with the topic's.
    public enum Topic {
        NATIONAL("national", Text.of("情報連絡の件数と類型", "Information contacts, by type")),
        CAUSES("causes", Text.of("事象と原因", "Phenomena and causes")),
        FACTORS("factors", Text.of("組織で防げた障害", "What management would have prevented")),
        EFFECT("effect", Text.of("政策の効果", "Effect of policy"));

        private final String id;
        private final Text title;

        Topic(String id, Text title) {
            this.id = id;
            this.title = title;
        }

        public String id() {
            return id;
        }

        public Text title() {
            return title;
        }

        String chart(String name) {
            return id + "-" + name;
        }

        static Optional<Topic> ofChart(String chart) {
            return List.of(values()).stream()
                    .filter(topic -> chart.startsWith(topic.id + "-"))
                    .findFirst();
        }
    }

    public Study {
        charts = List.copyOf(charts);
        notes = List.copyOf(notes);
    }
}
