package trm.node.openapi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import trm.node.api.AllowedTo;
import trm.node.api.Gives;
import trm.node.api.PermittedCentrally;

/**
 * A handler of the interface at one address.
 *
 * @param method of HTTP, in small letters
 */
public record Handler(String path, String method, Method java) {

  /** Every handler of the interface, by path and method, read from the classes alone. */
  public static List<Handler> all() {
    StaticApplicationContext classes = new StaticApplicationContext();
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    scanner
        .findCandidateComponents("trm.node")
        .forEach(found -> classes.registerBeanDefinition("" + found.getBeanClassName(), found));
    RequestMappingHandlerMapping mappings = new RequestMappingHandlerMapping();
    mappings.setApplicationContext(classes);
    mappings.afterPropertiesSet();
    return of(mappings);
  }

  /** Every handler of ours among these, by path and method. */
  static List<Handler> of(RequestMappingHandlerMapping mappings) {
    return mappings.getHandlerMethods().entrySet().stream()
        .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("trm."))
        .flatMap(entry -> under(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Handler::path).thenComparing(Handler::method))
        .toList();
  }

  private static Stream<Handler> under(RequestMappingInfo info, HandlerMethod handler) {
    return info.getPatternValues().stream()
        .flatMap(
            path ->
                info.getMethodsCondition().getMethods().stream()
                    .map(verb -> verb.name().toLowerCase(Locale.ROOT))
                    .map(verb -> new Handler(path, verb, handler.getMethod())));
  }

  /** Its name and words. */
  public Operation words() {
    return required(Operation.class);
  }

  /** Whom it lets in. */
  public AllowedTo allowed() {
    return required(AllowedTo.class);
  }

  /** What a ministry must permit before it is reached. */
  public Optional<PermittedCentrally> permission() {
    return find(PermittedCentrally.class);
  }

  String tag() {
    Tag tag = java.getDeclaringClass().getAnnotation(Tag.class);
    if (tag == null) {
      throw new IllegalStateException(java.getDeclaringClass() + " has no tag.");
    }
    return tag.name();
  }

  <A extends Annotation> Optional<A> find(Class<A> annotation) {
    return Optional.ofNullable(java.getAnnotation(annotation));
  }

  private <A extends Annotation> A required(Class<A> annotation) {
    return find(annotation)
        .orElseThrow(
            () -> new IllegalStateException(java + " has no @" + annotation.getSimpleName() + "."));
  }

  /** The record that it answers, if it answers one. */
  Optional<Class<?>> answer() {
    Optional<Class<?>> given =
        find(Gives.class).<Class<?>>map(Gives::value).filter(type -> type != Gives.Nothing.class);
    boolean hasNone = given.isEmpty() && isUntyped();
    return given.isPresent() || hasNone ? given : Optional.of((Class<?>) unwrapped());
  }

  private boolean isUntyped() {
    Type type = unwrapped();
    return !(type instanceof Class<?> plain && plain.isRecord());
  }

  private Type unwrapped() {
    Type type = java.getGenericReturnType();
    return type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class
        ? generic.getActualTypeArguments()[0]
        : type;
  }

  /** The forms in which it reads a body. */
  List<String> consumes() {
    List<String> own = consumes(java);
    List<String> all = own.isEmpty() ? consumes(java.getDeclaringClass()) : own;
    return all.isEmpty() ? List.of(MediaType.APPLICATION_JSON_VALUE) : all;
  }

  private static List<String> consumes(AnnotatedElement element) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(element, RequestMapping.class);
    return mapping == null ? List.of() : List.of(mapping.consumes());
  }

  List<String> produces() {
    RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(java, RequestMapping.class);
    return mapping == null ? List.of() : List.of(mapping.produces());
  }

  int successStatus() {
    return find(Gives.class).map(Gives::status).orElse(200);
  }
}
