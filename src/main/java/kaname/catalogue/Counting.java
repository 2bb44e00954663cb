package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import kaname.platform.Text;

/// By whose law a period is counted.
public enum Counting {
    /// Hours and minutes run at once and through every holiday (Civil Code art. 139).
    @JsonProperty("elapsed")
    ELAPSED("Asia/Tokyo", Text.of("経過した時間。夜も休日も進む", "Elapsed time, through nights and holidays")),
    /// Civil Code arts. 140 to 143; a filing to a ministry rolls over the days on which it is
    /// closed (行政機関の休日に関する法律 art. 2).
    @JsonProperty("jp-days")
    JAPAN(
            "Asia/Tokyo",
            Text.of(
                    "日本の暦日。初日は数えず、閉庁日に終われば次の開庁日の終わりまで（民法140～143条、行政機関の休日に関する法律2条）",
                    "Japanese calendar days: the first day is not counted; an end on a closed day"
                            + " moves to the end of the next open day (Civil Code 140–143, Act on"
                            + " Holidays of Administrative Organs, art. 2)")),
    /// Regulation 1182/71 art. 3, by the local time and bank holidays of the operator's country.
    @JsonProperty("eu-days")
    EUROPE(
            "Europe/Brussels",
            Text.of(
                    "EUの期間計算（規則1182/71第3条、事業者の国の時刻と祝日）。当日は数えず、土日・祝日に終われば次の平日の終わりまで",
                    "EU periods (Regulation 1182/71 art. 3, local time and bank holidays of the"
                            + " operator's country): the day of the event is not counted; an end on"
                            + " a weekend or holiday moves to the end of the next working day")),
    /// Calendar days in Singapore, the day of the event not counted.
    @JsonProperty("sg-days")
    SINGAPORE(
            "Asia/Singapore",
            Text.of(
                    "シンガポールの暦日。当日は数えない",
                    "Singapore calendar days; the day of the event is not counted")),
    /// Calendar days in Switzerland, the day of the event not counted.
    @JsonProperty("ch-days")
    SWITZERLAND(
            "Europe/Zurich",
            Text.of("スイスの暦日。当日は数えない", "Swiss calendar days; the day of the event is not counted")),
    /// Calendar days in the United States (eastern time), the day of the event not counted.
    @JsonProperty("us-days")
    UNITED_STATES(
            "America/New_York",
            Text.of(
                    "米国の暦日（東部時間）。当日は数えない",
                    "United States calendar days (eastern time); the day of the event is not"
                            + " counted")),
    /// Only the days on which Japanese government offices are open.
    @JsonProperty("jp-working-days")
    JAPAN_WORKING(
            "Asia/Tokyo",
            Text.of("日本の開庁日だけを数える", "Only days on which Japanese government offices are open")),
    /// Only the working days of the operator's country.
    @JsonProperty("country-working-days")
    COUNTRY_WORKING(
            "Europe/Brussels",
            Text.of("事業者の国の営業日だけを数える", "Only working days of the operator's country"));

    private final ZoneId zone;
    private final Text says;

    Counting(String zone, Text says) {
        this.zone = ZoneId.of(zone);
        this.says = says;
    }

    public ZoneId zone() {
        return zone;
    }

    public Text says() {
        return says;
    }
}
