package kaname.taxii;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kaname.platform.Language;
import kaname.platform.Text;
import kaname.platform.web.Dialect;
import kaname.platform.web.Paths;
import kaname.platform.web.Refusal;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Refusals as TAXII's error messages.
@Component
class TaxiiRefusals implements Dialect {

    @Override
    public boolean speaks(HttpServletRequest request) {
        String path = Paths.of(request);
        return path.equals("/taxii2") || path.startsWith("/taxii2/");
    }

    @Override
    public MediaType type() {
        return TaxiiAnswer.TYPE;
    }

    @Override
    public Map<String, Object> document(Refusal refusal, Language language, String request) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("title", refusal.title().in(language));
        error.put("description", description(refusal, language));
        error.put("error_id", request);
        error.put("error_code", refusal.code());
        error.put("http_status", Integer.toString(refusal.status()));
        error.put("external_details", "/problems/" + refusal.code());
        return error;
    }

    private static String description(Refusal refusal, Language language) {
        return refusal.fields().isEmpty()
                ? next(refusal).in(language)
                : refusal.fields().stream()
                        .map(it -> it.pointer() + ": " + it.detail().in(language))
                        .collect(Collectors.joining("\n"));
    }

    private static Text next(Refusal refusal) {
        return switch (refusal.status()) {
            case 401 ->
                    Text.of(
                            "API トークンを Authorization: Bearer か、Basic のパスワードとして送ってください。",
                            "Send an API token as Authorization: Bearer, or as the password of"
                                    + " Basic.");
            case 406 ->
                    Text.of(
                            "Accept を application/taxii+json;version=2.1 にしてください。",
                            "Accept application/taxii+json;version=2.1.");
            case 413 ->
                    Text.of(
                            "API root の max_content_length までに分けて送ってください。",
                            "Send it in parts, each within the API root’s max_content_length.");
            case 415 ->
                    Text.of(
                            "Content-Type を application/taxii+json;version=2.1 にしてください。",
                            "Send Content-Type: application/taxii+json;version=2.1.");
            default -> refusal.next();
        };
    }
}
