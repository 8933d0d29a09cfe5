package trm.node.api;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;
import trm.node.partner.PartnerAccounts;
import trm.node.settings.ApiSettings;
import trm.node.settings.IdentitySettings;
import trm.node.settings.NodeSettings;

/** Lets in only tokens of this node's realm that were made for this node. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {
  private static final String[] PUBLIC = {"/api/v1/openapi.json", "/api/v1/asyncapi.json"};
  private static final Duration REALM_ANSWER_LIMIT = Duration.ofSeconds(4);

  /**
   * A timer around each of a dozen filters costs more than the law does, and tells operators less.
   */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /** Health and meters stand on a port of their own, which a deployment does not publish. */
  @Bean
  @Order(1)
  SecurityFilterChain managementChain(HttpSecurity http) {
    return http.securityMatcher(EndpointRequest.toAnyEndpoint())
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain interfaceChain(
      HttpSecurity http,
      SecurityProblems problems,
      ProblemAnswers answers,
      ApiSettings settings,
      PartnerAccounts partners,
      Throttled throttled) {
    RateLimits limits =
        new RateLimits(
            account -> partners.requestsPerMinute(account, settings.rateLimitPerMinute()),
            TimeMeter.SYSTEM_NANOTIME);
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers(PUBLIC).permitAll().anyRequest().authenticated())
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(authorities()))
                    .authenticationEntryPoint(problems)
                    .withObjectPostProcessor(problems.identityAwayIsNoBug())
                    .accessDeniedHandler(problems))
        // No bean: as one it would stand before every request, without its caller.
        .addFilterAfter(
            new RateLimitFilter(limits, answers, throttled), BearerTokenAuthenticationFilter.class)
        .addFilterAfter(new LargeBodyFilter(answers, throttled), AuthorizationFilter.class)
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .build();
  }

  @Bean
  RealmKeys realmKeys(IdentitySettings identity, InstantSource clock) {
    return new RealmKeys(identity.keysFreshFor(), clock);
  }

  /** The realm's keys are fetched when the first token comes, so that the node starts without. */
  @Bean
  JwtDecoder tokens(
      IdentitySettings identity, NodeSettings node, RealmKeys keys, PartnerAccounts partners) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(identity.keysAddress())
            .restOperations(patientWithTheRealm())
            .cache(keys)
            .build();
    OAuth2TokenValidator<Jwt> audience =
        new JwtClaimValidator<List<String>>(
            JwtClaimNames.AUD, named -> named != null && named.contains(node.id()));
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithValidators(
                List.of(
                    new JwtTimestampValidator(identity.clockSkew()),
                    new JwtIssuerValidator(identity.issuer()))),
            audience,
            stillLetIn(partners)));
    return token -> CallerReader.marked(decoder.decode(token), keys.areOld());
  }

  /** A partner that ended or is suspended has tokens that would serve on until they expire. */
  private static OAuth2TokenValidator<Jwt> stillLetIn(PartnerAccounts partners) {
    OAuth2TokenValidatorResult refused =
        OAuth2TokenValidatorResult.failure(
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The account is shut out.", null));
    return token ->
        partners.isShutOut(token.getSubject(), token.getIssuedAt())
                || partners.isShutOut(token.getClaimAsString("azp"), token.getIssuedAt())
            ? refused
            : OAuth2TokenValidatorResult.success();
  }

  /** By default half a second, in which a realm on a busy machine often has not answered yet. */
  private static RestOperations patientWithTheRealm() {
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(REALM_ANSWER_LIMIT);
    requests.setReadTimeout(REALM_ANSWER_LIMIT);
    return new RestTemplate(requests);
  }

  private static Converter<Jwt, AbstractAuthenticationToken> authorities() {
    return token ->
        new JwtAuthenticationToken(
            token,
            CallerReader.roles(token).stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList());
  }
}
