package kaname.platform.security;

import java.sql.Array;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaname.platform.Text;

/// What a token may be used for; each call of the API needs exactly one.
public enum Scope {
    REPORT(Text.of("報告する（事案・続報・添付）", "Report: incidents, further reports, files")),
    READ(Text.of("読む（GET のすべて）", "Read: every GET")),
    DESK(Text.of("受け取る側の操作（受領・質問・提案など）", "Desk: acknowledge, ask, propose and the like")),
    TAXII(Text.of("TAXII で受け取る", "TAXII: receive")),
    TAXII_WRITE(Text.of("TAXII で書き込む・消す", "TAXII: add and delete"));

    private static final Pattern TAXII_PATH = Pattern.compile("/taxii2(/.*)?");
    private static final Pattern GUEST_PATH = Pattern.compile("/partner(/.*)?");

    private final Text label;

    Scope(Text label) {
        this.label = label;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    public Text label() {
        return label;
    }

    public static Optional<Scope> of(String id) {
        return Stream.of(values()).filter(scope -> scope.id().equals(id)).findFirst();
    }

    /// Whatever writes and is no report is a desk's, so a call that is new is never open to a token
    /// that was made for reporting.
    public static Scope needed(String method, String path) {
        boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        if (TAXII_PATH.matcher(path).matches()) {
            return reads ? TAXII : TAXII_WRITE;
        }
        if (reads) {
            return READ;
        }
        return path.equals("/api/v1/incidents")
                        || path.startsWith("/api/v1/incidents/")
                        || path.startsWith("/api/v1/imports/")
                        || path.equals("/api/v1/near-misses")
                        || path.equals("/api/v1/near-misses/preview")
                ? REPORT
                : DESK;
    }

    /// Where HTTP Basic is spoken beside bearer tokens.
    static boolean speaksBasic(String path) {
        return TAXII_PATH.matcher(path).matches() || GUEST_PATH.matcher(path).matches();
    }

    /// Where guests of the house fetch what is meant for them. They only read.
    static boolean isForGuests(String method, String path) {
        return (method.equals("GET") || method.equals("HEAD"))
                && (speaksBasic(path) || path.startsWith("/feeds/"));
    }

    static Set<Scope> read(Array stored) throws SQLException {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String id : (String[]) stored.getArray()) {
            of(id).ifPresent(scopes::add);
        }
        return scopes;
    }
}
