package trm.node.identity;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.adapters.authorization.TokenPrincipal;
import org.keycloak.adapters.authorization.spi.HttpRequest;

/**
 * A request as the enforcer sees it: a permission's path and the caller's token, and nothing of the
 * real one, so that no body, address or header of a case reaches a policy.
 */
record PermissionQuestion(String path, String token) implements HttpRequest {
  @Override
  public String getRelativePath() {
    return path;
  }

  @Override
  public String getMethod() {
    return "GET";
  }

  @Override
  public String getURI() {
    return path;
  }

  @Override
  public List<String> getHeaders(String name) {
    return name.equalsIgnoreCase("Authorization") ? List.of("Bearer " + token) : List.of();
  }

  @Override
  public @Nullable String getFirstParam(String name) {
    return null;
  }

  @Override
  public @Nullable String getCookieValue(String name) {
    return null;
  }

  @Override
  public String getRemoteAddr() {
    return "";
  }

  @Override
  public boolean isSecure() {
    return true;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return getHeaders(name).stream().findFirst().orElse(null);
  }

  @Override
  public InputStream getInputStream(boolean buffered) {
    return InputStream.nullInputStream();
  }

  @Override
  public TokenPrincipal getPrincipal() {
    return () -> token;
  }

  @Override
  public String toString() {
    return "PermissionQuestion[" + path + "]";
  }
}
