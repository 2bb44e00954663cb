package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;

/// By whose law a period is counted.
public enum Counting {
    /// Hours and minutes run at once and through every holiday (Civil Code art. 139).
    @JsonProperty("elapsed")
    ELAPSED("Asia/Tokyo"),
    /// Civil Code arts. 140 to 143; a filing to a ministry rolls over the days on which it is
    /// closed.
    @JsonProperty("jp-days")
    JAPAN("Asia/Tokyo"),
    /// Regulation 1182/71 art. 3, in Brussels time; holidays of member states are not modelled.
    @JsonProperty("eu-days")
    EUROPE("Europe/Brussels"),
    /// Calendar days in Singapore, the day of the event not counted.
    @JsonProperty("sg-days")
    SINGAPORE("Asia/Singapore");

    private final ZoneId zone;

    Counting(String zone) {
        this.zone = ZoneId.of(zone);
    }

    public ZoneId zone() {
        return zone;
    }
}
