package kaname.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Makes posts out of a page's forms: mostly as the page would send them, with something wrong in
/// places.
record FormRequests(Hostile hostile) {

    private static final String BOUNDARY = "----kaname-x";
    private static final String URLENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=" + BOUNDARY;
    private static final List<String> TYPES =
            List.of(
                    "application/json",
                    "text/plain",
                    "multipart/form-data",
                    "multipart/form-data; boundary=",
                    "multipart/form-data; boundary=" + "b".repeat(200),
                    "multipart/mixed; boundary=" + BOUNDARY,
                    URLENCODED + "; charset=utf-16",
                    URLENCODED + "; charset=none",
                    URLENCODED + "; charset=shift_jis",
                    "/",
                    "");

    /// Bytes between `=` and `&` that no browser would send.
    private static final List<String> BYTES =
            List.of(
                    "%",
                    "%zz",
                    "%00",
                    "a%00b",
                    "%ED%A0%80",
                    "%F0%9F%98",
                    "%C0%AF",
                    "%FF",
                    "%0d%0a",
                    "%1b%5b31m",
                    "%E2%80%AE",
                    "%EF%BF%BF",
                    "=",
                    "%u0041",
                    "+%2B+");

    private static final List<String> NAMES =
            List.of(
                    "",
                    "class.module.classLoader.x",
                    "_method",
                    "a[0].b",
                    "f.",
                    "readiness.",
                    "readiness.%00",
                    "burden.%ED%A0%80",
                    "%F0%9F%98%80",
                    "__proto__",
                    "n".repeat(3000));
    private static final List<String> HEADERS =
            List.of(
                    "HX-Request: true",
                    "Accept: application/json",
                    "Accept-Language: en",
                    "Accept-Language: x-" + "y".repeat(3000),
                    "Accept: nonsense",
                    "Referer: http://127.0.0.1/%",
                    "X-HTTP-Method-Override: DELETE",
                    "Idempotency-Key: \u00e9");

    private record Pair(String name, String value) {}

    RawRequest of(PageForm form) {
        List<Pair> pairs = pairs(form);
        List<String> headers = new ArrayList<>();
        if (hostile.sometimes(6)) {
            headers.add(hostile.of(HEADERS));
        }
        if (form.method().equals("GET")) {
            String query = new String(urlencoded(pairs), ISO_8859_1);
            return new RawRequest("GET", form.action() + "?" + query, headers, new byte[0]);
        }
        boolean parts = hostile.sometimes(form.fields().containsKey("file") ? 2 : 12);
        byte[] body = (parts ? multipart(pairs) : urlencoded(pairs));
        headers.add(
                "Content-Type: "
                        + (hostile.sometimes(14)
                                ? hostile.of(TYPES)
                                : parts ? MULTIPART : URLENCODED));
        if (body.length > 0 && hostile.sometimes(20)) {
            body[hostile.random().nextInt(body.length)] = (byte) hostile.random().nextInt();
        }
        return new RawRequest("POST", path(form.action()), headers, body);
    }

    private String path(String action) {
        String path = action.replaceAll("[^!-~]", "%20");
        return hostile.sometimes(40) && !path.contains("?")
                ? path + "?x=%ED%A0%80&" + hostile.of(BYTES)
                : path;
    }

    private List<Pair> pairs(PageForm form) {
        List<Pair> pairs = new ArrayList<>();
        int calm = 1 + hostile.random().nextInt(12);
        form.fields()
                .forEach((name, offered) -> {
                    if (hostile.sometimes(10)) {
                        return;
                    }
                    int times = hostile.sometimes(12) ? 2 + hostile.random().nextInt(3) : 1;
                    for (int i = 0; i < times; i++) {
                        pairs.add(new Pair(encoded(name), value(form, offered, calm)));
                    }
                });
        if (hostile.sometimes(10)) {
            pairs.add(new Pair(hostile.of(NAMES), encoded(hostile.text())));
        }
        if (hostile.sometimes(60)) {
            for (int i = 0; i < 3000; i++) {
                pairs.add(new Pair("n" + i, "x"));
            }
        }
        return pairs;
    }

    private String value(PageForm form, List<String> offered, int calm) {
        if (hostile.sometimes(calm)) {
            return hostile.sometimes(3)
                    ? hostile.of(BYTES)
                    : encoded(
                            hostile.sometimes(30) && !form.method().equals("GET")
                                    ? huge()
                                    : hostile.text());
        }
        List<String> said = offered.stream().filter(each -> !each.isEmpty()).toList();
        return encoded(said.isEmpty() ? plain() : hostile.of(said));
    }

    /// What a field without a suggestion may want.
    private String plain() {
        return hostile.of(
                List.of(
                        "停止 " + hostile.random().nextInt(1000),
                        "2026-04-01T03:04",
                        "2026-04-01",
                        "12",
                        "0.5",
                        "yes",
                        "true",
                        "TLP:AMBER",
                        "someone@example.com",
                        "https://127.0.0.1:1/hook",
                        "jp-police",
                        "123456",
                        "a long pass phrase of words"));
    }

    private String huge() {
        return hostile.of(List.of("港", "x", "\n", "<", "\u0301"))
                .repeat(hostile.of(List.of(20_001, 110_000, 400_000)));
    }

    private static byte[] urlencoded(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> pair.name() + "=" + pair.value())
                .collect(Collectors.joining("&"))
                .getBytes(ISO_8859_1);
    }

    private byte[] multipart(List<Pair> pairs) {
        StringBuilder body = new StringBuilder();
        for (Pair pair : pairs) {
            String file =
                    pair.name().equals("file") || hostile.sometimes(20)
                            ? "; filename=\""
                                    + raw(encoded(hostile.text().replaceAll("[\r\n\"]", "_")))
                                    + "\""
                            : "";
            body.append("--").append(BOUNDARY).append("\r\n");
            body.append("Content-Disposition: form-data; name=\"")
                    .append(pair.name())
                    .append('"')
                    .append(file)
                    .append("\r\n");
            if (hostile.sometimes(12)) {
                body.append("Content-Type: ").append(hostile.of(TYPES)).append("\r\n");
            }
            body.append("\r\n").append(raw(pair.value())).append("\r\n");
        }
        return body.append(hostile.sometimes(12) ? "" : "--" + BOUNDARY + "--\r\n")
                .toString()
                .getBytes(ISO_8859_1);
    }

    /// A character for each byte that the value stands for.
    private static String raw(String value) {
        try {
            return URLDecoder.decode(value, ISO_8859_1);
        } catch (IllegalArgumentException broken) {
            return value;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
