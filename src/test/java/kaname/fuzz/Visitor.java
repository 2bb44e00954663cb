package kaname.fuzz;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kaname.Browser;
import kaname.House;

/// Somebody at the pages, who is signed in again whenever the house has shown them out. "" is
/// nobody in particular.
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)");
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"(/[^\"#?]*)");
    private static final int MOST_PAGES = 60;

    private final House house;
    private final String login;
    private final Browser browser;
    private List<String> headers = List.of();

    Visitor(House house, String login) {
        this.house = house;
        this.login = login;
        this.browser = Browser.of(house);
    }

    String login() {
        return login;
    }

    /// Sends what a browser of theirs would: with their session and a form token that holds.
    RawRequest.Response send(RawRequest request) throws IOException {
        if (headers.isEmpty()) {
            headers = arrive();
        }
        List<String> all = new ArrayList<>(headers);
        all.addAll(request.headers());
        RawRequest.Response answer =
                new RawRequest(request.method(), request.target(), all, request.body())
                        .send(house.address(), null);
        if (answer.status() == 401
                || answer.status() == 403
                || answer.header("location").startsWith("/sign-in")
                || !answer.header("set-cookie").isEmpty()) {
            headers = List.of();
        }
        return answer;
    }

    private List<String> arrive() {
        Matcher token = TOKEN.matcher(enter().text());
        if (!token.find()) {
            throw new AssertionError(login + " can't come in any more");
        }
        String cookies =
                browser.cookies().entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
        return List.of("Cookie: " + cookies, "X-XSRF-TOKEN: " + token.group(1));
    }

    private Browser.Answer enter() {
        if (login.isEmpty()) {
            return browser.get("/sign-in");
        }
        browser.get("/demo/sign-in?persona=" + login);
        return browser.get("/");
    }

    /// The forms of these pages and of those that they lead to, one of each kind.
    Collection<PageForm> forms(Collection<String> pages) {
        enter();
        Deque<String> next = new ArrayDeque<>(pages);
        Set<String> seen = new HashSet<>();
        Map<String, PageForm> forms = new LinkedHashMap<>();
        while (!next.isEmpty() && seen.size() < pages.size() + MOST_PAGES) {
            String page = next.poll();
            if (!seen.add(page)) {
                continue;
            }
            Browser.Answer answer = browser.get(page);
            for (PageForm form : PageForm.of(page, answer.text())) {
                forms.putIfAbsent(form.method() + form.action() + form.fields().keySet(), form);
            }
            Matcher link = LINK.matcher(answer.text());
            while (link.find()) {
                next.add(link.group(1));
            }
        }
        return forms.values();
    }
}
