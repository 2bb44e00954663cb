package kaname.filing.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kaname.platform.Callers;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Whatever would change an incident is its operator's alone: the coordinator's attempt is refused,
/// and written down (row C2).
@Configuration(proxyBeanMethods = false)
class OnlyTheOperatorEdits implements WebMvcConfigurer {

    private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS");

    private final RefusedEdits refused;

    OnlyTheOperatorEdits(RefusedEdits refused) {
        this.refused = refused;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Guard(refused))
                .addPathPatterns("/incidents/*/**", "/api/v1/incidents/*/**");
    }

    private record Guard(RefusedEdits refused) implements HandlerInterceptor {

        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (LOOKS.contains(request.getMethod())
                    || Callers.current().filter(caller -> !caller.isOperator()).isEmpty()) {
                return true;
            }
            incident(request);
            throw Problem.of(
                    403,
                    "not-an-operator",
                    Text.of(
                            "報告を変えられるのは、報告した事業者だけです。この操作は記録しました",
                            "Only the operator changes what it reported; this attempt was"
                                    + " recorded"));
        }

        private void incident(HttpServletRequest request) {
            Object variables =
                    request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
            if (variables instanceof Map<?, ?> named) {
                Object id = named.containsKey("incident") ? named.get("incident") : named.get("id");
                try {
                    refused.note(UUID.fromString(String.valueOf(id)));
                } catch (IllegalArgumentException noIncident) {
                    // nothing of that name can have been meant
                }
            }
        }
    }
}
