package kaname.dependency.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A backup that the same hazard reaches is none.
@Tag("H15")
class CommonSitesTest {

    // a degree of latitude is about 111.2 km
    private static Model sites(int needs, double... latitudes) {
        StringBuilder services = new StringBuilder("{\"id\": \"bank\"}");
        StringBuilder dependencies = new StringBuilder();
        for (int i = 0; i < latitudes.length; i++) {
            services.append(
                    ", {\"id\": \"centre%d\", \"site\": {\"latitude\": %s, \"longitude\": 139.7}}"
                            .formatted(i, latitudes[i]));
            dependencies.append(
                    "%s{\"supplier\": \"centre%d\", \"consumer\": \"bank\", \"group\": \"centres\", \"needs\": %d}"
                            .formatted(i == 0 ? "" : ", ", i, needs));
        }
        return ReadModel.of(
                JsonMapper.shared()
                        .readTree(
                                "{\"services\": [%s], \"dependencies\": [%s]}"
                                        .formatted(services, dependencies)));
    }

    @Test
    void aPairWithinTheHazardIsNamedAndOneBeyondItIsNot() {
        List<CommonSites.Shared> near = CommonSites.of(sites(1, 35, 35 + 450 / 111.2), 1000);
        assertThat(near).hasSize(1);
        assertThat(near.getFirst().consumer().id()).isEqualTo("bank");
        assertThat(near.getFirst().apart()).isCloseTo(450, within(1.0));
        assertThat(CommonSites.of(sites(1, 30, 30 + 1200 / 111.2), 1000)).isEmpty();
    }

    @Test
    void aThirdThatIsFarAwayHelpsAsLongAsOneIsEnough() {
        double far = 35 + 1200 / 111.2;
        assertThat(CommonSites.of(sites(1, 35, 37, far), 1000)).isEmpty();
        assertThat(CommonSites.of(sites(2, 35, 37, far), 1000).getFirst().hit())
                .extracting(one -> one.id())
                .containsExactly("centre0", "centre1");
    }

    @Test
    void tokyoAndOsakaLieWithinAHazardOfAThousandKilometres() {
        Model model =
                ReadModel.of(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"services": [{"id": "bank"},
                                           {"id": "tokyo", "site": {"latitude": 35.68, "longitude": 139.77}},
                                           {"id": "osaka", "site": {"latitude": 34.69, "longitude": 135.50}}],
                                         "dependencies": [
                                           {"supplier": "tokyo", "consumer": "bank", "group": "centres"},
                                           {"supplier": "osaka", "consumer": "bank", "group": "centres"}]}
                                        """));
        assertThat(CommonSites.of(model, 1000).getFirst().apart()).isBetween(395.0, 405.0);
        assertThat(CommonSites.of(model, 300)).isEmpty();
    }

    @Test
    void aServiceIsReachedWithItsOwnBackupAsFarAsTheyStandApart() {
        List<CommonSites.Backup> backups =
                CommonSites.backups(
                        ReadModel.of(
                                JsonMapper.shared()
                                        .readTree(
                                                """
                                                {"services": [
                                                   {"id": "far", "site": {"latitude": 34.69, "longitude": 135.5},
                                                    "backup": {"latitude": 26.21, "longitude": 127.68}},
                                                   {"id": "near", "site": {"latitude": 35.68, "longitude": 139.77},
                                                    "backup": {"latitude": 34.69, "longitude": 135.5, "name": "Osaka"}},
                                                   {"id": "alone", "site": {"latitude": 35, "longitude": 135}}]}
                                                """)));
        assertThat(backups).extracting(one -> one.service().id()).containsExactly("near", "far");
        assertThat(backups.getFirst().apart()).isBetween(395.0, 405.0);
        assertThat(backups.getLast().apart()).isBetween(1150.0, 1250.0);
    }

    @Test
    void aSubstituteWithABackupElsewhereIsNotReached() {
        Model model =
                ReadModel.of(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"services": [{"id": "bank"},
                                           {"id": "tokyo", "site": {"latitude": 35.68, "longitude": 139.77}},
                                           {"id": "osaka", "site": {"latitude": 34.69, "longitude": 135.50},
                                            "backup": {"latitude": 26.21, "longitude": 127.68}}],
                                         "dependencies": [
                                           {"supplier": "tokyo", "consumer": "bank", "group": "centres"},
                                           {"supplier": "osaka", "consumer": "bank", "group": "centres"}]}
                                        """));
        assertThat(CommonSites.of(model, 1000)).isEmpty();
        assertThat(CommonSites.of(model, 2000)).hasSize(1);
    }
}
