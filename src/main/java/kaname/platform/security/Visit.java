package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaname.platform.Text;

/// From where somebody comes, as it is kept and shown: the network, never the whole address, and
/// the browser in two words.
record Visit(String network, String device) {

    private static final Pattern IPV4 = Pattern.compile("(\\d+\\.\\d+\\.\\d+)\\.\\d+");

    static Visit of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Visit(network(request.getRemoteAddr()), device(agent == null ? "" : agent));
    }

    static String network(String address) {
        Matcher four = IPV4.matcher(address);
        if (four.matches()) {
            return four.group(1) + ".0/24";
        }
        return SignInLimit.network(address) + "::/64";
    }

    private static String device(String agent) {
        String browser =
                first(agent, "Edg", "Firefox", "Chrome", "Safari", "curl", "Java-http-client");
        String system = first(agent, "Windows", "Android", "iPhone", "iPad", "Mac OS X", "Linux");
        return (browser + " / " + system).replace("Edg ", "Edge ");
    }

    private static String first(String agent, String... names) {
        return Stream.of(names).filter(agent::contains).findFirst().orElse("?");
    }

    Text words() {
        return Text.same(device);
    }
}
