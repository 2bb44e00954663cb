package kaname.taxii;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What holds for every address of TAXII: a slash at its end or none, and what is accepted.
@Configuration(proxyBeanMethods = false)
class TaxiiDoor implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Accepted()).addPathPatterns("/taxii2", "/taxii2/**");
    }

    /// TAXII's addresses end with a slash; the handlers know them without.
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> taxiiSlashes() {
        var slashes =
                new FilterRegistrationBean<>(
                        UrlHandlerFilter.trailingSlashHandler("/taxii2/**").wrapRequest().build());
        slashes.setOrder(Ordered.LOWEST_PRECEDENCE);
        return slashes;
    }

    private static final class Accepted implements HandlerInterceptor {
        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (!TaxiiType.accepted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
                throw Problem.of(
                        406,
                        "not-acceptable",
                        Text.of("求められた形式では返せません", "The requested format is not offered"));
            }
            return true;
        }
    }
}
