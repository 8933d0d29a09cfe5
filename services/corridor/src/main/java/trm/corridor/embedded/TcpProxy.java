package trm.corridor.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A link that a test can cut, slow down and mend: whoever connects to it is connected on to a
 * target. Both are on the loopback address.
 */
public final class TcpProxy implements AutoCloseable {
  private static final int CHUNK_BYTES = 16_384;

  private final ServerSocket entrance;
  private final InetSocketAddress target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean cut;
  private boolean silent;
  private volatile Duration delay = Duration.ZERO;

  /** A link from a port to another, which works from now on. */
  public TcpProxy(int port, int targetPort) {
    this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
    try {
      this.entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new CorridorFault("Cannot listen on port " + port + ".", e);
    }
    threads.execute(this::welcome);
  }

  /** Breaks all connections, and each new one at once, until {@link #mend}. */
  public void cut() {
    cut = true;
    open.forEach(TcpProxy::shut);
    speak();
  }

  /**
   * Passes nothing on and breaks nothing, until {@link #mend}, as a network that drops what is
   * sent: then what was held back arrives, as it would when it is sent anew. A new connection is
   * taken and not answered.
   */
  public synchronized void fallSilent() {
    silent = true;
  }

  /** Lets everything through again. */
  public void mend() {
    cut = false;
    speak();
  }

  private synchronized void speak() {
    silent = false;
    notifyAll();
  }

  private synchronized void awaitSpeech() throws InterruptedException {
    while (silent) {
      wait();
    }
  }

  /** Holds back whatever passes, in each direction, by this time. */
  public void delay(Duration each) {
    delay = each;
  }

  /** The port that clients connect to. */
  public int port() {
    return entrance.getLocalPort();
  }

  @Override
  public void close() {
    cut();
    try {
      entrance.close();
    } catch (IOException e) {
      throw new CorridorFault("Cannot close the proxy.", e);
    }
    threads.close();
  }

  private void welcome() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        threads.execute(() -> connect(client));
      } catch (IOException e) {
        // Closing the entrance is how the loop ends; any other failure to accept concerns one
        // client only.
      }
    }
  }

  private void connect(Socket client) {
    Socket server = new Socket();
    open.add(client);
    open.add(server);
    try {
      awaitSpeech();
      server.connect(target);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    } catch (IOException e) {
      end(client, server);
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(client, server);
      return;
    }
    if (cut) {
      end(client, server);
      return;
    }
    threads.execute(() -> pass(client, server));
    pass(server, client);
  }

  private void pass(Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        awaitSpeech();
        LockSupport.parkNanos(delay.toNanos());
        out.write(chunk, 0, read);
      }
    } catch (IOException e) {
      // One side has gone, or the link was cut: the other side shall see the same.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end(from, to);
    }
  }

  private void end(Socket one, Socket other) {
    shut(one);
    shut(other);
    open.remove(one);
    open.remove(other);
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // A socket that cannot be closed is closed already.
    }
  }
}
