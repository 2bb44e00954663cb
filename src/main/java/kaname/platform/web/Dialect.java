package kaname.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import kaname.platform.Language;
import org.springframework.http.MediaType;

/// How refusals are said on the paths of a room whose protocol has an error format of its own.
public interface Dialect {

    boolean speaks(HttpServletRequest request);

    MediaType type();

    /// The document, by its properties in order.
    ///
    /// @param request the number by which the log knows it
    Map<String, Object> document(Refusal refusal, Language language, String request);
}
