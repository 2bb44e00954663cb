package kaname.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/// The prefix by which a browser keeps a cookie to this host and to encrypted requests.
public final class HostBound {

    private HostBound() {}

    /// The cookie's name on the way that the request came; write it with path `/` and no domain.
    public static String name(HttpServletRequest request, String plain) {
        return request.isSecure() ? "__Host-" + plain : plain;
    }
}
