package kaname.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kaname.platform.Text;

/// What an account may be, and in which kind of organisation. What a role reads for stands in
/// `registry.role_purpose`.
public enum Role {
    OPERATOR_DESK("operator-desk", Text.of("事業者の担当", "Operator’s desk"), "operator"),
    MINISTRY_DESK(
            "ministry-desk", Text.of("省庁・官署の担当", "Authority’s desk"), "ministry", "authority"),
    /// Guidance and supervision: what was told voluntarily is not there for it (row F11).
    MINISTRY_SUPERVISION(
            "ministry-supervision", Text.of("監督担当", "Supervision desk"), "ministry", "authority"),
    /// Prior review alone, in whichever ministry it sits (row C18).
    COMPETENT_MINISTER("competent-minister", Text.of("事前審査の担当", "Prior-review desk"), "ministry"),
    COORDINATOR("coordinator", Text.of("総合調整", "Coordinator"), "coordinator"),
    /// Receives while the mode is large-scale (row C10).
    CRISIS_DESK("crisis-desk", Text.of("危機管理の担当", "Crisis desk"), "authority"),
    /// Decides on plans and criteria; reads no report (row C7).
    DECISION_BODY("decision-body", Text.of("決定機関", "Decision body"), "authority"),
    /// Committees and exercises; no live incident (row C14).
    EXPERT("expert", Text.of("有識者", "Expert"), "coordinator", "authority"),
    CEPTOAR_OFFICE("ceptoar-office", Text.of("セプター事務局", "CEPTOAR office"), "ceptoar"),
    /// Asks for changes of the framework; reads no report (row C12).
    INDUSTRY_BODY("industry-body", Text.of("業界団体", "Industry body"), "industry-body"),
    POLICE_DESK("police-desk", Text.of("警察の窓口", "Police desk"), "police"),
    DATA_PROTECTION_DESK(
            "data-protection-desk",
            Text.of("個人情報保護の窓口", "Data-protection desk"),
            "data-protection"),
    ADMINISTRATOR("administrator", Text.of("管理者", "Administrator"));

    static final String HOUSE = "house";

    private final String id;
    private final Text label;
    private final List<String> kinds;

    Role(String id, Text label, String... kinds) {
        this.id = id;
        this.label = label;
        this.kinds = List.of(kinds);
    }

    /// In words; a role that is no longer there as it was stored.
    public static Text labelOf(String id) {
        return of(id).map(Role::label).orElse(Text.same(id));
    }

    static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    String id() {
        return id;
    }

    Text label() {
        return label;
    }

    /// Those who run the house read nobody's letters, and desks do not run the house.
    boolean fits(Organisation organisation) {
        return organisation.id().equals(HOUSE)
                ? this == ADMINISTRATOR
                : kinds.contains(organisation.kind());
    }
}
