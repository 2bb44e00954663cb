package kaname.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kaname.platform.Caller;
import kaname.platform.Language;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/// What every page knows about itself. Made by [Pages#page]; templates take it as their first
/// parameter.
public final class Page {

    private final Text title;
    private final Language language;
    private final @Nullable Caller caller;
    private final Supplier<@Nullable CsrfToken> csrf;
    private final Place place;
    private final House house;
    private final boolean exercise;
    private final @Nullable String document;
    private final List<Banner.Words> banners;

    /// What is the same for every page of a running server.
    public record House(String version, String htmxVersion, boolean demo) {}

    /// The path, the address to come back to after choosing the other language, and when.
    record Place(String path, String here, Instant now) {}

    Page(
            Text title,
            Language language,
            @Nullable Caller caller,
            Supplier<@Nullable CsrfToken> csrf,
            Place place,
            House house,
            List<Banner.Words> banners) {
        this(title, language, caller, csrf, place, house, false, null, banners);
    }

    private Page(
            Text title,
            Language language,
            @Nullable Caller caller,
            Supplier<@Nullable CsrfToken> csrf,
            Place place,
            House house,
            boolean exercise,
            @Nullable String document,
            List<Banner.Words> banners) {
        this.title = title;
        this.language = language;
        this.caller = caller;
        this.csrf = csrf;
        this.place = place;
        this.house = house;
        this.exercise = exercise;
        this.document = document;
        this.banners = List.copyOf(banners);
    }

    /// The same page inside the frame 演習, when it shows anything of an exercise.
    public Page exercise(boolean inExercise) {
        return new Page(title, language, caller, csrf, place, house, inExercise, document, banners);
    }

    /// The same page with the identifier that its printed sheets carry.
    public Page document(String identifier) {
        return new Page(title, language, caller, csrf, place, house, exercise, identifier, banners);
    }

    /// What stands above every page of those who are signed in.
    public List<Banner.Words> banners() {
        return banners;
    }

    public Language language() {
        return language;
    }

    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    public String path() {
        return place.path();
    }

    public boolean exercise() {
        return exercise;
    }

    public Optional<String> document() {
        return Optional.ofNullable(document);
    }

    public String version() {
        return house.version();
    }

    public String htmxVersion() {
        return house.htmxVersion();
    }

    public boolean demo() {
        return house.demo();
    }

    public String title() {
        return (exercise ? t("【演習】", "[EXERCISE] ") : "") + title.in(language) + " | Kaname";
    }

    /// The words in the reader's language.
    public String t(String ja, String en) {
        return language == Language.JA ? ja : en;
    }

    public String t(Text text) {
        return text.in(language);
    }

    public String time(Instant at) {
        return Times.time(at, place.now(), language);
    }

    /// As [#time], with the year. A day by itself, with its year.
    public String day(java.time.LocalDate day) {
        return Times.day(day, language);
    }

    public String fullTime(Instant at) {
        return Times.full(at, language);
    }

    /// As [#time]; midnight reads 24:00 of the day before.
    public String due(Instant at) {
        return Times.due(at, place.now(), language);
    }

    public String iso(Instant at) {
        return Times.iso(at);
    }

    public String left(Instant due, Instant now) {
        return Times.left(due, now, language);
    }

    /// `1 letter`, `2 letters`: how English counts.
    public static String many(long count, String one, String more) {
        return count + " " + (count == 1 ? one : more);
    }

    public boolean isAt(String section) {
        return place.path().equals(section) || place.path().startsWith(section + "/");
    }

    public Language otherLanguage() {
        return language == Language.JA ? Language.EN : Language.JA;
    }

    public String languageLink() {
        return "/language?to="
                + otherLanguage().tag()
                + "&back="
                + URLEncoder.encode(place.here(), StandardCharsets.UTF_8);
    }

    /// The hidden field of every form that posts; empty where nobody can post. Asking for it sets
    /// the cookie.
    public Optional<CsrfToken> csrf() {
        return Optional.ofNullable(csrf.get());
    }

    /// What htmx adds to its requests, as JSON.
    public String csrfHeaders() {
        return csrf().map(
                        token -> "{\"" + token.getHeaderName() + "\":\"" + token.getToken() + "\"}")
                .orElse("{}");
    }
}
