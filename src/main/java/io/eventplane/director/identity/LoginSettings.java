package io.eventplane.director.identity;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells GraphiQL where people log in: {@code issuer}, {@code clientId} and {@code scope}, or nothing when they do not. For strangers, who
 * need it to become somebody; none of it is secret.
 */
@WebServlet(name = "login-settings", urlPatterns = "/graphql-ui/login.json")
public class LoginSettings extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final transient OpenIdProvider provider;
    private final String scopes;

    @Inject
    public LoginSettings(
            OpenIdProvider provider, @ConfigProperty(name = "eventplane.oidc.login-scopes") String scopes) {
        this.provider = provider;
        this.scopes = scopes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-cache");
        response.getOutputStream().write(JSON.writeValueAsBytes(settings()));
    }

    private Map<String, String> settings() {
        return provider.issuer()
                .flatMap(issuer -> provider.clientId()
                        .map(client -> Map.of("issuer", issuer.toString(), "clientId", client, "scope", scopes)))
                .orElse(Map.of());
    }
}
