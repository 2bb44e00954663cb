package kaname.fuzz;

import java.util.List;
import java.util.Random;

/// What nobody would send who means well.
record Hostile(Random random) {

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "\0",
                    "a\0b",
                    "\ud83d",
                    "\udc00\ud800x",
                    "\u001b[31m\u0007\u0085\u2028",
                    "\u202Ex",
                    "\uFEFF",
                    "' or 1=1 --",
                    "'; drop table incident.report; --",
                    "%' escape '!",
                    "../../../etc/passwd",
                    "..%2f..%2f",
                    "<script>alert(1)</script>",
                    "${7*7}#{7*7}",
                    "{0} %s %n",
                    "=cmd|'/c calc'!A1",
                    "http://169.254.169.254/",
                    "\r\nSet-Cookie: a=b",
                    "null",
                    "true",
                    "-1",
                    "0",
                    "99999999999999999999",
                    "1e400",
                    "NaN",
                    "2026-02-30T25:61:00Z",
                    "+999999999-12-31T23:59:59Z",
                    "-1000000000-01-01T00:00Z",
                    "P9999999999D",
                    "PT-1H",
                    "00000000-0000-0000-0000-000000000000",
                    "1-1-1-1-1",
                    "😀".repeat(60),
                    "x".repeat(5000),
                    "１２３",
                    "ja,en;q=0.1,*;q=9999");

    private static final List<String> JSON =
            List.of(
                    "null",
                    "[]",
                    "{}",
                    "[[[[{}]]]]",
                    "1e999999999",
                    "-0.0",
                    "123456789012345678901234567890",
                    "\"\\ud800\"",
                    "\"\\u0000\"",
                    "{\"a\":1,\"a\":2}",
                    "{\"__proto__\":{}}",
                    "[1,\"1\",null,true]",
                    "\"\"");

    boolean sometimes(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    String text() {
        return of(TEXTS);
    }

    String json() {
        return of(JSON);
    }

    String deep() {
        int depth = 1 + random.nextInt(30_000);
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
