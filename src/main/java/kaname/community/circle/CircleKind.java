package kaname.community.circle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Text;

/// What sort of circle it is, and so who may sit in it.
public enum CircleKind {
    /// The members of one CEPTOAR's office, as the registry has them (row F3).
    CEPTOAR(
            Text.of("セプター", "CEPTOAR"),
            Text.of(
                    "事務局とその構成員。登録のとおりに作られます。",
                    "An office and its members, made from the registry.")),
    /// May stand beside a CEPTOAR (row F2).
    ISAC(
            Text.of("ISAC", "ISAC"),
            Text.of(
                    "情報共有・分析のための集まり。セプターの隣に置けます。",
                    "For sharing and analysis; may stand beside a CEPTOAR.")),
    /// One representative for each office, independent of government (row F4).
    COUNCIL(
            Text.of("セプターカウンシル", "CEPTOAR-Council"),
            Text.of(
                    "各セプターの代表ひとりずつ。政府から独立し、招かれた政府機関だけが読めます。",
                    "One representative of each CEPTOAR; a government reads only what it was"
                            + " invited to.")),
    /// Across sectors, made by operators (row F18).
    PEER(
            Text.of("同業・異業種の仲間", "Peer group"),
            Text.of(
                    "事業者が自分たちで作る、分野をまたぐ集まり。演習のあとも続きます。",
                    "Made by operators across sectors; it outlives the exercise it came from."));

    private final Text label;
    private final Text says;

    CircleKind(Text label, Text says) {
        this.label = label;
        this.says = says;
    }

    static Optional<CircleKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text label() {
        return label;
    }

    public Text says() {
        return says;
    }
}
