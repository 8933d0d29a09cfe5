package trm.node.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What this node's country chose, and what it agreed on with others.
 *
 * @param countryFile the country's profile; without one every value is a neutral default
 * @param agreementsFolder bilateral agreements, one a file; none without one
 */
@ConfigurationProperties("trm.profile")
public record ProfileSettings(@Nullable Path countryFile, @Nullable Path agreementsFolder) {}
