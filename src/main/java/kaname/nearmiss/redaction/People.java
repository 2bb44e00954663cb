package kaname.nearmiss.redaction;

import java.util.List;
import kaname.platform.Text;

/// Several people named together, and those who say that they are one.
final class People {

    private static final String NAME = "[^\\s。、・「」()]{1,8}";
    private static final Text COUNTED =
            Text.of("人数が付いた名の並びです", "names in a row with how many they are");
    private static final Text NAMED = Text.of("名乗った名です", "the name that somebody gave");

    static final List<Recogniser> ALL =
            List.of(
                    // 原・星の2名
                    Rule.of(
                            "names-in-a-row",
                            Kind.PERSON,
                            "(?<=^|[\\s。、「」(の])(?<it>"
                                    + NAME
                                    + "(?:[・、]"
                                    + NAME
                                    + "){1,4}?)の?(?:[二三四五2-5])(?:名|人)(?![\\p{IsHan}])",
                            COUNTED),
                    Rule.of(
                            "name-given",
                            Kind.PERSON,
                            "「(?:[^」]{0,20}の)?(?<it>" + NAME + "?)(?:です|と申します|だが)」",
                            NAMED));

    private People() {}
}
