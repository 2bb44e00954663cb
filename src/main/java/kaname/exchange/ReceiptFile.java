package kaname.exchange;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kaname.exchange.Verification.Breaks;
import kaname.exchange.Verification.Holds;
import kaname.exchange.Verification.Place;
import kaname.platform.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// `receipt.json`: a statement to read, the JWS that signs it, the public key, and how to check all
/// that. What the JWS signs decides every other byte of the file.
final class ReceiptFile {

    static final String FORMAT = "kaname-receipt/1";
    static final String TYPE = "kaname-receipt+json";

    /// Part of format 1: another wording is another format, or receipts already issued would no
    /// longer hold.
    static final Text HOW_TO_VERIFY =
            Text.of(
                    "Kaname をお持ちの場合は「kaname verify このファイル」。なくても確かめられます。jws は RFC 7515"
                            + " の署名(Ed25519)で、key がその公開鍵、本文は statement と同じ内容です。kid は RFC 7638"
                            + " の拇印です。発行元の /.well-known/jwks.json にある鍵の拇印と同じであることを必ず確かめてください。",
                    "With Kaname: kaname verify THIS_FILE. Without: jws is an RFC 7515 signature"
                        + " (Ed25519), key is its public key, and its payload says the same as"
                        + " statement. kid is the RFC 7638 thumbprint of the key: always compare it"
                        + " with the key that the issuer publishes at /.well-known/jwks.json.");

    /// How the two are found again when the JSON around them is damaged: by name, else by shape.
    private static final List<Pattern> COORDINATE =
            List.of(
                    Pattern.compile("\"x\": \"([^\"]*)\""),
                    Pattern.compile("\": \"([\\w-]{43})\",\\s+\"kid\""));

    private static final List<Pattern> JWS =
            List.of(
                    Pattern.compile("\"jws\": \"([^\"]*)\""),
                    Pattern.compile("\": \"([\\w-]+\\.[\\w-]+\\.[\\w-]{86})\""));

    private static final Text REFORMATTED =
            Text.of(
                    "注: 空白・改行・文字の書き方だけが発行時と違います。内容は署名のとおりです。",
                    "Note: only spacing, line ends or escapes differ from the file as issued; the"
                            + " content is as signed.");

    private ReceiptFile() {}

    static String write(Receipt receipt, Signer signer) {
        String statement = CanonicalJson.compact(receipt);
        Jws jws = signer.sign(TYPE, statement);
        return pages(CanonicalJson.parse(statement), signer.verifyingKey(), jws).text();
    }

    private static CanonicalJson.Pages pages(JsonNode statement, VerifyingKey key, Jws jws) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("format", FORMAT);
        file.put("statement", statement);
        file.put("key", key.jwk());
        file.put("jws", jws.compact());
        file.put("howToVerify", HOW_TO_VERIFY);
        return CanonicalJson.pages(CanonicalJson.parse(CanonicalJson.compact(file)));
    }

    static Verification verify(byte[] file, Optional<String> expectedKeyId) {
        return new Check(file).run(expectedKeyId);
    }

    /// One look at one file.
    private static final class Check {
        private final byte[] file;
        private final String text;
        private final JsonNode tree;
        private final Place unreadable;

        Check(byte[] file) {
            this.file = file;
            this.text = new String(file, StandardCharsets.UTF_8);
            JsonNode parsed = CanonicalJson.parse("null");
            Place broken = Place.start();
            try {
                parsed = CanonicalJson.parse(file);
            } catch (JacksonException e) {
                broken =
                        new Place(
                                Math.max(1, e.getLocation().getLineNr()),
                                Math.max(1, e.getLocation().getColumnNr()),
                                "");
            }
            this.tree = parsed;
            this.unreadable = broken;
        }

        Verification run(Optional<String> expectedKeyId) {
            Optional<String> coordinate = member("/key/x", COORDINATE);
            Optional<Jws> jws = member("/jws", JWS).flatMap(Jws::of);
            if (coordinate.isEmpty() || jws.isEmpty()) {
                return illegible();
            }
            Optional<String> readable =
                    tree.path("statement").isObject()
                            ? Optional.of(CanonicalJson.compact(tree.path("statement")))
                            : Optional.empty();
            return switch (Seal.check(TYPE, coordinate.get(), jws.get(), readable)) {
                case Seal.Sound sound -> compare(sound, expectedKeyId);
                case Seal.WrongKey(String signer, String found) ->
                        new Breaks(
                                find(coordinate.get(), "/key/x"),
                                Text.of(
                                                "鍵が違います。署名は鍵 {0} によるものですが、添えられている鍵は {1} です。",
                                                "Wrong key: the signature names the key {0}, but"
                                                        + " the key in the file is {1}.")
                                        .with(signer, found));
                case Seal.NoKey() ->
                        new Breaks(
                                find(coordinate.get(), "/key/x"),
                                Text.of(
                                        "添えられている公開鍵が Ed25519 の鍵ではありません。",
                                        "The public key in the file is not an Ed25519 key."));
                case Seal.Unsound() -> tree.isNull() ? illegible() : unsound(jws.get());
            };
        }

        private Verification illegible() {
            return new Breaks(
                    unreadable,
                    Text.of(
                            "受付証として読めません。署名(jws)か公開鍵(key)がないか、書式が壊れています。",
                            "This can't be read as a receipt: the signature (jws) or the public key"
                                    + " (key) is missing, or the JSON is damaged here."));
        }

        /// The signature vouches for one text; the file has to say what that text's file says.
        /// Other spacing or escapes, as a program that passes JSON on may leave them, change
        /// nothing that it says.
        private Verification compare(Seal.Sound sound, Optional<String> expectedKeyId) {
            CanonicalJson.Pages issued;
            try {
                issued = pages(CanonicalJson.parse(sound.text()), sound.key(), sound.jws());
            } catch (JacksonException e) {
                return notAReceipt(find("jws", "/jws"));
            }
            byte[] expected = issued.text().getBytes(StandardCharsets.UTF_8);
            int offset = Arrays.mismatch(expected, file);
            boolean reformatted =
                    offset >= 0
                            && !tree.isNull()
                            && CanonicalJson.difference(CanonicalJson.parse(issued.text()), tree)
                                    .isEmpty();
            if (offset >= 0 && !reformatted) {
                return differs(issued, CanonicalJson.prefix(expected, offset));
            }
            if (expectedKeyId.isPresent() && !expectedKeyId.get().equals(sound.key().id())) {
                return new Breaks(
                        find(sound.key().id(), "/key/kid"),
                        Keys.notExpected(sound, expectedKeyId.get()));
            }
            return switch (attest(issued, sound, expectedKeyId.isPresent())) {
                case Holds holds when reformatted -> holds.with(REFORMATTED);
                case Verification answer -> answer;
            };
        }

        private Verification differs(CanonicalJson.Pages issued, String same) {
            Place place = Place.after(same, "");
            JsonNode original = CanonicalJson.parse(issued.text());
            if (tree.isNull()) {
                return new Breaks(
                        new Place(place.line(), place.column(), issued.pointerOf(place.line())),
                        Text.of(
                                "署名は有効ですが、ここから先が発行されたときの受付証と違い、JSON としても読めません。",
                                "The signature holds, but from here on the file is not as it was"
                                        + " issued, and it is no longer valid JSON."));
            }
            Optional<String> difference = CanonicalJson.difference(original, tree);
            String pointer = difference.orElse("");
            Text why =
                    pointer.startsWith("/statement")
                            ? Text.of(
                                    "{0} が、署名された内容と一致しません。ここでは {1}、署名されたのは {2} です。",
                                    "{0} no longer agrees with the signed payload: it says {1};"
                                            + " signed was {2}.")
                            : Text.of(
                                    "{0} が、発行されたときのままではありません。ここでは {1}、発行時は {2} です。",
                                    "{0} is not as it was issued: it says {1}; issued was {2}.");
            return new Breaks(
                    new Place(place.line(), place.column(), pointer),
                    why.with(pointer, shown(tree.at(pointer)), shown(original.at(pointer))));
        }

        private Verification unsound(Jws jws) {
            Optional<String> edited =
                    jws.payloadText()
                            .flatMap(Check::parsed)
                            .flatMap(payload ->
                                    CanonicalJson.difference(payload, tree.path("statement")));
            if (edited.isPresent()) {
                return new Breaks(
                        find(jws.payload(), "/statement" + edited.get()),
                        Text.of(
                                        "署名が合いません。また {0} は、署名に含まれる本文と一致しません。",
                                        "The signature does not fit, and {0} disagrees with the"
                                                + " payload that the signature carries.")
                                .with("/statement" + edited.get()));
            }
            return new Breaks(
                    find(jws.signature(), "/jws"),
                    Text.of(
                            "署名が合いません。署名そのものか、本文とその写しの両方が書き換えられています。",
                            "The signature does not fit: either it was altered, or both the payload"
                                    + " and the statement were rewritten after signing."));
        }

        private Verification attest(
                CanonicalJson.Pages issued, Seal.Sound sound, boolean keyWasExpected) {
            Receipt receipt;
            try {
                receipt = CanonicalJson.read(tree.path("statement"), Receipt.class);
            } catch (JacksonException | IllegalArgumentException e) {
                return notAReceipt(Place.after(issued.before("/statement"), "/statement"));
            }
            if (!receipt.keyId().equals(sound.key().id())) {
                return new Breaks(
                        find(receipt.keyId(), "/statement/keyId"),
                        Text.of(
                                "本文が名指す鍵と、署名した鍵が違います。",
                                "The statement names another key than the one that signed it."));
            }
            return Consistency.flaw(receipt)
                    .map(flaw -> flawed(issued, flaw))
                    .orElseGet(() -> new Holds(lines(receipt, keyWasExpected)));
        }

        private static Verification flawed(CanonicalJson.Pages issued, Consistency.Flaw flaw) {
            String pointer = "/statement" + flaw.pointer();
            return new Breaks(
                    Place.after(issued.before(pointer), pointer),
                    Text.of(
                                    "署名は有効ですが、受付証の内容が食い違っています。{0}",
                                    "The signature holds, but the receipt contradicts itself. {0}")
                            .with(flaw.why()));
        }

        private static Verification notAReceipt(Place where) {
            return new Breaks(
                    where,
                    Text.of(
                            "署名は有効ですが、署名された内容がこの書式(" + FORMAT + ")の受付証ではありません。",
                            "The signature holds, but what it signs is no receipt of this format ("
                                    + FORMAT
                                    + ")."));
        }

        private Optional<String> member(String pointer, List<Pattern> ifDamaged) {
            return tree.at(pointer)
                    .stringValueOpt()
                    .or(() ->
                            ifDamaged.stream()
                                    .flatMap(pattern -> pattern.matcher(text).results())
                                    .map(result -> result.group(1))
                                    .findFirst());
        }

        /// Where a value stands, or its name if the value is too short or too damaged to be found.
        private Place find(String value, String pointer) {
            String name = "\"" + pointer.substring(pointer.lastIndexOf('/') + 1) + "\"";
            int at = value.length() < 32 ? -1 : text.lastIndexOf(value);
            int start = at < 0 ? text.lastIndexOf(name) : at;
            return Place.after(text.substring(0, Math.max(0, start)), pointer);
        }

        private static Optional<JsonNode> parsed(String json) {
            try {
                return Optional.of(CanonicalJson.parse(json));
            } catch (JacksonException e) {
                return Optional.empty();
            }
        }

        private static String shown(JsonNode node) {
            if (node.isMissingNode()) {
                return "∅";
            }
            String value = CanonicalJson.compact(node);
            return value.codePointCount(0, value.length()) <= 80
                    ? value
                    : value.substring(0, value.offsetByCodePoints(0, 80)) + "…";
        }
    }

    private static final DateTimeFormatter TOKYO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneId.of("Asia/Tokyo"));

    private static List<Text> lines(Receipt receipt, boolean keyWasExpected) {
        List<Text> lines = new ArrayList<>();
        lines.add(
                Text.of(
                        "成り立ちます: この受付証の内容は、発行されたときのままです。",
                        "Holds: this receipt says what it said when it was issued."));
        if (receipt.exercise()) {
            lines.add(
                    Text.of(
                            "【演習】訓練の受付証です。実際の報告ではありません。",
                            "EXERCISE: this is no receipt for a real report."));
        }
        lines.add(
                Text.of(
                                "受付: 日本時間 {0}、第{1}報、{2}「{3}」",
                                "Accepted: {0} Japan time, report {1}, {2}, \"{3}\"")
                        .with(
                                TOKYO.format(receipt.acceptedAt()),
                                receipt.report(),
                                receipt.operator().name(),
                                receipt.title()));
        for (Receipt.Letter letter : receipt.letters()) {
            lines.add(
                    Text.of("通知: {0}({1})", "Letter: {0} ({1})")
                            .with(letter.recipient().name(), letter.article()));
        }
        lines.add(
                Text.of(
                                "台帳: 記録 {0} から {1} がつながり、報告と通知 {2} 件をすべて含みます。",
                                "Ledger: entries {0} to {1} chain and record the report and its {2}"
                                        + " letters.")
                        .with(
                                receipt.ledger().getFirst().sequence(),
                                receipt.ledger().getLast().sequence(),
                                receipt.letters().size()));
        lines.add(
                Keys.signedBy(
                        receipt.keyId(),
                        keyWasExpected,
                        receipt.issuer().map(Receipt.Issuer::url).orElse("")));
        return lines;
    }
}
