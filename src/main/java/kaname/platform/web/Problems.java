package kaname.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.JacksonException;

/// The one place where something that went wrong in a controller becomes an answer.
@ControllerAdvice
@Order(-1) // before Spring's own, which would answer in words that are not ours
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Refusals refusals;
    private final Faults faults;

    Problems(Refusals refusals, Faults faults) {
        this.refusals = refusals;
        this.faults = faults;
    }

    @ExceptionHandler
    @Nullable ResponseEntity<byte[]> anything(Exception thrown, HttpServletRequest request)
            throws Exception {
        if (thrown instanceof AccessDeniedException || thrown instanceof AuthenticationException) {
            throw thrown; // the security filters know whether to refuse or to ask for a sign-in
        }
        if (thrown instanceof AsyncRequestNotUsableException) {
            return null; // nobody is listening any more
        }
        Optional<Refusal> outage = Outage.of(thrown, RequestId.of(request));
        if (outage.isPresent()) {
            faults.database();
            LOG.error("The database is away: {} {}", request.getMethod(), asked(request), thrown);
            return refusals.answer(request, outage.get(), Outage.headers());
        }
        return refusals.answer(request, refusal(thrown, request), headers(thrown));
    }

    private static HttpHeaders headers(Exception thrown) {
        if (thrown instanceof ErrorResponse known) {
            return known.getHeaders();
        }
        return new HttpHeaders();
    }

    private Refusal refusal(Exception thrown, HttpServletRequest request) {
        return switch (thrown) {
            case Problem problem -> Refusal.of(problem);
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case MethodArgumentConversionNotSupportedException unlike -> // a file for a text
                    wrongType(unlike.getName());
            case MissingServletRequestParameterException missing ->
                    Refusal.of(
                            Problem.field(
                                    "missing",
                                    "/" + missing.getParameterName(),
                                    Text.of("入力してください。", "This is needed.")));
            case RequestRejectedException unclean ->
                    Refusal.of(
                            Problem.of(
                                    400,
                                    "invalid-header",
                                    Text.of(
                                            "ヘッダーに使えない文字があります（英数字と記号だけにしてください）。",
                                            "A header holds a character that none may: use"
                                                    + " ASCII.")));
            case ErrorResponse known when known.getStatusCode().is4xxClientError() ->
                    Refusal.plain(known.getStatusCode().value());
            case MultipartException _ -> Refusal.plain(400);
            default -> ours(thrown, request);
        };
    }

    private static Refusal unreadable(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case JacksonException broken -> Refusal.of(JsonInput.problem(broken));
            case IOException broken -> Refusal.plain(400);
            case null, default ->
                    Refusal.of(
                            Problem.field(
                                    "missing-body",
                                    "",
                                    Text.of("本文が空です。", "The request has no body.")));
        };
    }

    private static Refusal mismatch(MethodArgumentTypeMismatchException mismatch) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Refusal.plain(404);
        }
        return wrongType(mismatch.getName());
    }

    private static Refusal wrongType(String name) {
        return Refusal.of(
                Problem.field(
                        "wrong-type",
                        "/" + name,
                        Text.of("値の形が違います。", "The value is of the wrong kind.")));
    }

    private Refusal ours(Exception thrown, HttpServletRequest request) {
        faults.ours();
        LOG.error("A fault of ours: {} {}", request.getMethod(), asked(request), thrown);
        return Refusal.ours(RequestId.of(request));
    }

    /// The pattern of the address, for some addresses are secrets.
    private static String asked(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }
}
