package kaname.dependency.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Which services hold the others up, and whether that ranking is stable.
@Tag("H3")
class CriticalityTest {

    private static Model model(String json) {
        return ReadModel.of(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    @Test
    void theOneOnWhichMostStandLongestComesFirst() {
        Criticality found =
                Criticality.of(
                        model(
                                "{'services': [{'id': 'leaf'}, {'id': 'middle'}, {'id': 'root'}],"
                                    + " 'dependencies': [{'supplier': 'root', 'consumer': 'middle',"
                                    + " 'bufferHours': 12}, {'supplier': 'middle', 'consumer':"
                                    + " 'leaf', 'bufferHours': 24}]}"),
                        72,
                        200,
                        1);
        assertThat(found.ranks())
                .extracting(rank -> rank.service().id())
                .containsExactly("root", "middle", "leaf");
        Criticality.Rank first = found.ranks().getFirst();
        assertThat(first.harm()).isEqualTo(60 + 36);
        assertThat(first.stops()).isEqualTo(2);
        assertThat(first.singlePoint()).isTrue();
        assertThat(found.ranks().getLast().singlePoint()).isFalse();
        assertThat(found.stability()).as("nothing varies").isEqualTo(1);
    }

    @Test
    void twoThatDifferByChanceShareTheirRanksAndTheIntervalHoldsTheMean() {
        String wide = "{'low': 0, 'likely': 36, 'high': 72}";
        Criticality found =
                Criticality.of(
                        model(
                                ("{'services': [{'id': 'a'}, {'id': 'b'}, {'id': 'x'}, {'id':"
                                     + " 'y'}], 'dependencies': [{'supplier': 'a', 'consumer': 'x',"
                                     + " 'bufferHours': %s}, {'supplier': 'b', 'consumer': 'y',"
                                     + " 'bufferHours': %s}]}")
                                        .formatted(wide, wide)),
                        72,
                        400,
                        3);
        for (Criticality.Rank rank : found.ranks().subList(0, 2)) {
            assertThat(rank.best()).isEqualTo(1);
            assertThat(rank.worst()).isEqualTo(2);
            assertThat(rank.harm()).isCloseTo(36, within(3.0));
            assertThat(rank.low()).isLessThan(rank.harm());
            assertThat(rank.high()).isGreaterThan(rank.harm());
            assertThat(rank.high() - rank.low())
                    .as("of a mean over 400 triangles")
                    .isCloseTo(2 * 1.96 * 14.7 / 20, within(0.6));
        }
    }
}
