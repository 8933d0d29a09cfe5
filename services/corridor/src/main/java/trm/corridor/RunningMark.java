package trm.corridor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.StateFolder;

/**
 * Says which process runs the corridor of a state folder. The file is locked as long as that
 * process lives, so that a process which was killed leaves no wrong mark behind.
 */
record RunningMark(FileChannel channel, FileLock lock, long pid) implements AutoCloseable {

  /**
   * Takes the mark.
   *
   * @throws CorridorFault when another process has it
   */
  static RunningMark of(StateFolder state) {
    try {
      FileChannel channel =
          FileChannel.open(file(state), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new CorridorFault(
            "A corridor is running already in " + state.root() + ". It ends with: make down");
      }
      long pid = ProcessHandle.current().pid();
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Long.toString(pid).getBytes(StandardCharsets.US_ASCII)));
      return new RunningMark(channel, lock, pid);
    } catch (IOException e) {
      throw new CorridorFault("Cannot mark " + state.root() + " as in use.", e);
    }
  }

  /** The process that has the mark now. */
  static Optional<ProcessHandle> holder(StateFolder state) {
    Path file = file(state);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      return free != null
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new CorridorFault("Cannot read " + file + ".", e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new CorridorFault("Cannot release the state folder.", e);
    }
  }

  private static Path file(StateFolder state) {
    return state.file("running");
  }
}
