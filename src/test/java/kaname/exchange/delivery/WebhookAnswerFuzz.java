package kaname.exchange.delivery;

import com.code_intelligence.jazzer.api.BugDetectors;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import kaname.fuzz.FuzzTarget;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/// Whatever a receiver answers is one of three outcomes, soon: yes, later, never.
final class WebhookAnswerFuzz implements FuzzTarget {

    private static volatile byte[] answer = new byte[0];
    private final CloseableHttpClient http = WebhookClient.open(new Neighbourhood(true));
    private final ServerSocket receiver;

    WebhookAnswerFuzz() throws IOException {
        receiver = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::answer);
    }

    @Override
    public void take(byte[] input) {
        if (System.getProperty("kaname.fuzz.corpus") == null) {
            answered(input);
            return;
        }
        // Jazzer takes any connection for a forged one
        try (var here = BugDetectors.allowNetworkConnections((host, _) -> isHere(host))) {
            answered(input);
        }
    }

    private static boolean isHere(String host) {
        return host.equals("127.0.0.1") || host.equals("localhost");
    }

    private void answered(byte[] input) {
        answer = input.clone();
        HttpPost post = new HttpPost("http://127.0.0.1:" + receiver.getLocalPort() + "/");
        post.setHeader("Connection", "close");
        long start = System.nanoTime();
        Outcome outcome = WebhookCarrier.carry(http, post);
        FuzzTarget.promise(
                outcome instanceof Outcome.Accepted
                        || outcome instanceof Outcome.Later
                        || outcome instanceof Outcome.Refused,
                outcome);
        FuzzTarget.promise(System.nanoTime() - start < 15_000_000_000L, "slow");
    }

    private void answer() {
        while (true) {
            try (Socket caller = receiver.accept();
                    OutputStream out = caller.getOutputStream()) {
                caller.setSoLinger(true, 0);
                caller.getInputStream().read(new byte[4096]);
                out.write(answer);
                out.flush();
                caller.shutdownOutput();
                caller.getInputStream().readAllBytes();
            } catch (IOException gone) {
                // the next will come
            }
        }
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 410 Gone\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n",
                "HTTP/1.1 200 OK\r\n"
                        + "Transfer-Encoding: chunked\r\n"
                        + "Content-Encoding: gzip\r\n\r\n"
                        + "5\r\n"
                        + "hello\r\n"
                        + "0\r\n\r\n",
                "HTTP/1.1 401 U\r\nWWW-Authenticate: Digest realm=\"x\"\r\nSet-Cookie: a=b\r\n\r\n",
                "");
    }

    @Override
    public List<String> words() {
        return List.of(
                "HTTP/1.1 ",
                "HTTP/2 ",
                "\r\n",
                "\n",
                "Content-Length: -1",
                "Content-Length: 9999999999",
                "Transfer-Encoding: chunked",
                "ffffffff\r\n",
                "101 Switching Protocols",
                "Keep-Alive: timeout=x",
                "Connection: upgrade",
                "Content-Type: ;;;",
                "999",
                "Set-Cookie: ");
    }
}
