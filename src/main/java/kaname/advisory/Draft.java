package kaname.advisory;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaname.advisory.partner.ToPartners;
import kaname.exchange.Marking;
import kaname.exchange.announcement.AnnouncementKind;
import org.jspecify.annotations.Nullable;

/// An advisory that may be released: every part was checked, and nothing contradicts.
record Draft(
        AnnouncementKind kind,
        String title,
        String text,
        List<Aspect> aspects,
        Marking marking,
        Pap pap,
        Iep iep,
        Advisory.Body body,
        Whom audience,
        List<Source> sources,
        boolean exercise) {

    /// Everything that it says, in one text.
    String words() {
        return Stream.of(
                        Stream.of(title, text),
                        body.measures().stream(),
                        body.products().stream()
                                .flatMap(p -> Stream.of(p.vendor(), p.product(), p.versions())),
                        body.indicators().stream().flatMap(i -> Stream.of(i.value(), i.note())))
                .flatMap(Function.identity())
                .collect(Collectors.joining("\n"));
    }

    ToPartners.Leaving leaving(@Nullable UUID supersedes) {
        return new ToPartners.Leaving(audience.partners(), marking, words(), supersedes);
    }

    boolean urgent() {
        return aspects.contains(Aspect.CONTAINMENT);
    }
}
