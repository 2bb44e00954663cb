package kaname.attachment.web;

import java.io.IOException;
import java.util.List;
import kaname.fuzz.FuzzTarget;
import kaname.platform.Problem;
import kaname.platform.web.Streamed;
import org.springframework.mock.web.MockHttpServletRequest;

/// A form with a file in it gives that file and its name, or is refused; read to its end it is
/// whole or broken off. The first line is the `Content-Type`.
final class UploadFuzz implements FuzzTarget {

    private static final String TYPE = "multipart/form-data; boundary=xyz\n";

    @Override
    public void take(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
        request.setAttribute(
                Streamed.TYPE,
                new String(input, 0, end, java.nio.charset.StandardCharsets.ISO_8859_1));
        request.setContent(
                java.util.Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length));
        try {
            Upload upload = Upload.of(request, "given.txt");
            String name = upload.name();
            FuzzTarget.promise(name != null && !name.isBlank(), upload);
            upload.content().readAllBytes();
        } catch (Problem refused) {
            FuzzTarget.promiseNamed(refused);
        } catch (IOException brokenOff) {
            FuzzTarget.promise(brokenOff.getMessage() != null, brokenOff);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                TYPE
                        + "--xyz\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
                        + "Content-Type: text/plain\r\n\r\n"
                        + "hello\r\n"
                        + "--xyz--\r\n",
                TYPE
                        + "--xyz\r\n"
                        + "Content-Disposition: form-data; name=\"x\"\r\n\r\n"
                        + "1\r\n"
                        + "--xyz\r\n"
                        + "Content-Disposition: form-data; name=\"file\";"
                        + " filename*=UTF-8''%E6%B8%AF.pdf\r\n\r\n\r\n"
                        + "--xyz--",
                "multipart/mixed; boundary=\"xyz\"\n"
                        + "--xyz\r\n"
                        + "Content-Type: multipart/mixed; boundary=q\r\n"
                        + "Content-Disposition: form-data; name=file\r\n\r\n"
                        + "--q\r\n\r\n"
                        + "--q--\r\n"
                        + "--xyz--",
                "application/octet-stream\nhello");
    }

    @Override
    public List<String> words() {
        return List.of(
                "--xyz",
                "\r\n",
                "\r\n\r\n",
                "filename=",
                "filename*=UTF-8''",
                "name=\"file\"",
                "\0",
                "%00",
                "=?utf-8?B?AA==?=",
                "Content-Disposition: form-data",
                "multipart/",
                "boundary=",
                ";",
                "\"",
                "\\");
    }
}
