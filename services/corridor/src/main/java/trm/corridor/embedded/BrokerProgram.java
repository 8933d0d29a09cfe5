package trm.corridor.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** One broker of a cluster as a process of its own, so that it can be killed alone. */
public final class BrokerProgram {
  private BrokerProgram() {}

  /**
   * Serves until the process is told to end.
   *
   * @param arguments the file of its settings
   * @throws IOException when that cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of(arguments[0]))) {
      settings.load(file);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "end-in-order"));
    server.startup();
    server.awaitShutdown();
  }
}
