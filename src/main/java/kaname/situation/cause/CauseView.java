package kaname.situation.cause;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Sector;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A common cause as the page shows it.
public final class CauseView {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final CommonCause cause;
    private final Catalogue catalogue;

    CauseView(CommonCause cause, Catalogue catalogue) {
        this.cause = cause;
        this.catalogue = catalogue;
    }

    /// @param of how many members
    public record Reason(Text kind, Text shown, int carriers, int of, @Nullable Text usual) {}

    /// @param at null when the month alone is known
    public record Member(
            String link,
            Text title,
            Text who,
            Text sector,
            @Nullable Instant at,
            LocalDate month) {}

    public Text suggestion() {
        return cause.suggestion();
    }

    public String mark() {
        return cause.leading().mark().id();
    }

    public String members() {
        return cause.ids().stream().map(Object::toString).collect(Collectors.joining(","));
    }

    public int size() {
        return cause.members().size();
    }

    public long sectors() {
        return cause.sectors();
    }

    public long anonymous() {
        return cause.anonymous();
    }

    /// Where no provider of the service in question told anything.
    public boolean providersSilent() {
        return cause.leading().mark().kind() == Mark.Kind.UPSTREAM && cause.candidates().isEmpty();
    }

    public List<Reason> reasons() {
        return cause.reasons().stream()
                .map(reason ->
                        new Reason(
                                reason.mark().kind().label,
                                reason.mark().shown(),
                                reason.carriers().size(),
                                size(),
                                reason.mark().kind().common ? usual(reason.usual()) : null))
                .toList();
    }

    private static Text usual(double usual) {
        return usual < 0.1
                ? Text.of("ほかの時期にはほとんどありません", "hardly ever at other times")
                : Text.of("ふだんは同じ長さの期間に{0}件", "usually {0} in as long a time")
                        .with("%.1f".formatted(usual));
    }

    public List<Member> all() {
        return cause.members().stream().map(this::member).toList();
    }

    public List<Member> candidates() {
        return cause.candidates().stream().map(this::member).toList();
    }

    private Member member(Phenomenon one) {
        Phenomenon.Reporter reporter = one.reporter();
        return new Member(
                one.link(),
                one.title(),
                reporter == null ? Text.of("報告者は伏せられています", "reporter withheld") : reporter.name(),
                sector(one.sector()),
                reporter == null ? null : one.from(),
                LocalDate.ofInstant(one.from(), TOKYO).withDayOfMonth(1));
    }

    private Text sector(@Nullable String id) {
        return id == null
                ? Text.of("分野は伏せられています", "sector withheld")
                : catalogue.sector(id).map(Sector::label).orElseGet(() -> Text.same(id));
    }

    /// Where an advisory about it begins.
    public String advisory() {
        return "/advisories/new?"
                + cause.members().stream()
                        .map(one -> (one.anonymous() ? "relayed=" : "letter=") + one.opens())
                        .collect(Collectors.joining("&"));
    }
}
