package trm.corridor.deploy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** The settings that a node reads, and what it makes of those that a deployment gives it. */
final class Settings {
  private Settings() {}

  /** Every setting by its name. */
  static Set<String> names() {
    return records().flatMap(Settings::names).collect(Collectors.toSet());
  }

  /** A setting as the environment names it. */
  static String variable(String setting) {
    return setting.replace(".", "_").replace("-", "").toUpperCase(Locale.ROOT);
  }

  /**
   * Binds every record of settings as a start does, over the defaults that the service has.
   *
   * @return what the records refused, each with its reason
   */
  static List<String> refusedOf(PropertySource<?> given) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .forEach(s -> environment.getPropertySources().remove(s.getName()));
    environment.getPropertySources().addFirst(given);
    environment.getPropertySources().addLast(defaults());
    environment.setConversionService(
        (ApplicationConversionService) ApplicationConversionService.getSharedInstance());
    Binder binder = Binder.get(environment);
    List<String> refused = new ArrayList<>();
    for (Class<?> record : records().toList()) {
      String prefix = record.getAnnotation(ConfigurationProperties.class).value();
      try {
        binder.bindOrCreate(prefix, Bindable.of(record));
      } catch (RuntimeException e) {
        refused.add(prefix + ": " + root(e).getMessage());
      }
    }
    return refused;
  }

  static PropertySource<?> environment(Map<String, Object> variables) {
    return new SystemEnvironmentPropertySource(
        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables);
  }

  static PropertySource<?> properties(Map<String, Object> settings) {
    return new MapPropertySource("given", settings);
  }

  private static PropertySource<?> defaults() {
    try {
      return new YamlPropertySourceLoader()
          .load("defaults", new ClassPathResource("application.yaml"))
          .getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : root(cause);
  }

  private static Stream<Class<?>> records() {
    return new ClassFileImporter()
        .importPackages("trm.node.settings").stream()
            .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
            .map(JavaClass::reflect);
  }

  private static Stream<String> names(Class<?> record) {
    String prefix = record.getAnnotation(ConfigurationProperties.class).value();
    return Arrays.stream(record.getRecordComponents())
        .map(one -> one.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
        .map(name -> prefix + "." + name);
  }
}
