package kaname.platform.web;

import java.net.URI;
import java.util.List;
import kaname.fuzz.FuzzTarget;

/// Wherever a link says to go back to, the browser stays in this house.
final class PathsFuzz implements FuzzTarget {

    @Override
    public void take(byte[] input) {
        String sent = FuzzTarget.text(input);
        String path = Paths.local(sent);
        FuzzTarget.promise(
                path.startsWith("/")
                        && !path.startsWith("//")
                        && path.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\'),
                path);
        try {
            FuzzTarget.promise(
                    "house.example"
                            .equals(URI.create("https://house.example/x").resolve(path).getHost()),
                    path);
        } catch (IllegalArgumentException strict) {
            // a browser reads what java.net.URI does not
        }
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "/inbox?after=1#x",
                "//evil.example",
                "/\\evil.example",
                "/%2f%2fevil.example",
                "/a/..//evil.example",
                "https:evil.example",
                "/\t/evil.example");
    }
}
