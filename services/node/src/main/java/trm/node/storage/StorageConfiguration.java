package trm.node.storage;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import trm.node.settings.DatabaseSettings;
import trm.node.settings.SecretFile;

/** Wires the stores to the node's database. */
@Configuration(proxyBeanMethods = false)
public class StorageConfiguration {

  /** The service's pool; it exists only once the owner has brought the schema up to date. */
  @Bean
  DataSource dataSource(DatabaseSettings settings) {
    Schema.migrate(
        settings.url(),
        settings.ownerUsername(),
        SecretFile.text("trm.database.owner-password-file", settings.ownerPasswordFile()),
        settings.serviceUsername());
    return pool(settings);
  }

  private static HikariDataSource pool(DatabaseSettings settings) {
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("node");
    pool.setJdbcUrl(settings.url());
    pool.setUsername(settings.serviceUsername());
    pool.setPassword(
        SecretFile.text("trm.database.service-password-file", settings.servicePasswordFile()));
    pool.setMaximumPoolSize(settings.poolSizeMax());
    pool.setConnectionTimeout(settings.connectTimeout().toMillis());
    pool.setValidationTimeout(Math.min(1000, settings.connectTimeout().toMillis()));
    pool.addDataSourceProperty("socketTimeout", "20");
    // A statement's parameters would carry a case's content into the server's error messages.
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    return pool;
  }
}
