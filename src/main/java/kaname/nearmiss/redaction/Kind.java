package kaname.nearmiss.redaction;

import kaname.platform.Text;

/// What was found. The order is the order in which kinds are listed to a reviewer.
public enum Kind {
    ORGANISATION("組織", "organisation"),
    PERSON("人", "person"),
    FACILITY("施設", "facility"),
    CONTRACTOR("業者", "contractor"),
    PLACE("場所", "place"),
    NAME("固有名詞", "name"),
    ADDRESS("住所", "address"),
    PHONE("電話番号", "phone number"),
    MAIL("メールアドレス", "mail address"),
    ACCOUNT("アカウント", "account"),
    URL("URL", "URL"),
    DOMAIN("ドメイン", "domain"),
    HOST("ホスト名", "host name"),
    NETWORK("IPアドレス", "IP address"),
    MAC("MACアドレス", "MAC address"),
    PATH("パス", "path"),
    ASSET("管理番号", "asset number"),
    COORDINATES("座標", "coordinates"),
    ENCODED("符号化された文字列", "encoded text"),
    DATE("日付", "date"),
    TIME("時刻", "time");

    private final Text label;

    Kind(String ja, String en) {
        this.label = Text.of(ja, en);
    }

    public Text label() {
        return label;
    }

    /// Generalised in its place, so that no letter tells one from another.
    boolean generalised() {
        return this == DATE || this == TIME;
    }
}
