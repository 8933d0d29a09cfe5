package trm.corridor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link to a server that echoes. */
class TcpProxyTest {
  private ServerSocket echo;
  private TcpProxy proxy;

  @BeforeEach
  void connect() throws IOException {
    echo = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::echoAll);
    proxy = new TcpProxy(0, echo.getLocalPort());
  }

  @AfterEach
  void disconnect() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void passesWhatIsSent() {
    assertThat(answersThrough()).isTrue();
  }

  @Test
  void breaksWhatIsOpenAndWhatIsNewUntilMended() throws IOException {
    try (Socket open = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      open.getOutputStream().write(7);
      assertThat(open.getInputStream().read()).isEqualTo(7);
      proxy.cut();
      assertThat(isBroken(open)).isTrue();
    }
    assertThat(answersThrough()).isFalse();
    proxy.mend();
    assertThat(answersThrough()).isTrue();
  }

  @Test
  void fallsSilentWithoutBreakingAnythingAndBringsWhatItHeldBack() throws IOException {
    try (Socket open = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      open.setSoTimeout(300);
      proxy.fallSilent();
      open.getOutputStream().write(7);
      assertThatThrownBy(() -> open.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      try (Socket fresh = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
        fresh.setSoTimeout(300);
        fresh.getOutputStream().write(8);
        assertThatThrownBy(() -> fresh.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
        proxy.mend();
        open.setSoTimeout(5000);
        fresh.setSoTimeout(5000);
        assertThat(open.getInputStream().read()).isEqualTo(7);
        assertThat(fresh.getInputStream().read()).isEqualTo(8);
      }
    }
  }

  @Test
  void holdsBackInEachDirection() {
    proxy.delay(Duration.ofMillis(150));
    long begin = System.nanoTime();
    assertThat(answersThrough()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(290));
  }

  private boolean answersThrough() {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      client.getOutputStream().write(7);
      return client.getInputStream().read() == 7;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isBroken(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return true;
    }
  }

  private void echoAll() {
    try {
      while (true) {
        Socket client = echo.accept();
        Thread.ofVirtual().start(() -> echo(client));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static void echo(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // The client has gone.
    }
  }
}
