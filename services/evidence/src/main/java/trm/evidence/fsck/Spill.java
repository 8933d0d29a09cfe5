package trm.evidence.fsck;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two heaps of small records that belong together by a key, laid aside in files by the key's hash,
 * so that one file of each heap at a time is put together in memory. What is in them is of class A:
 * ids and digests.
 */
final class Spill implements AutoCloseable {
  private static final int FILES = 64;
  private final Path folder;
  private final List<DataOutputStream> out = new ArrayList<>();

  /** Makes the files in a folder that is there. */
  Spill(Path folder) {
    this.folder = folder;
    for (int file = 0; file < FILES; file++) {
      out.add(open(file));
    }
  }

  /** What belongs together has the same key. */
  void write(byte[] key, byte[] record) {
    int file = Math.floorMod((Arrays.hashCode(key) * 0x9E3779B9) >>> 7, FILES);
    try {
      DataOutputStream to = out.get(file);
      to.writeInt(record.length);
      to.write(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives what was written, a part at a time; all of a key is in one part. */
  void read(Consumer<List<byte[]>> part) {
    try {
      for (int file = 0; file < FILES; file++) {
        out.get(file).close();
        part.accept(records(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<byte[]> records(int file) throws IOException {
    List<byte[]> records = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path(file))))) {
      while (true) {
        records.add(in.readNBytes(in.readInt()));
      }
    } catch (EOFException end) {
      return records;
    }
  }

  private DataOutputStream open(int file) {
    try {
      return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(int file) {
    return folder.resolve("part-" + file);
  }

  @Override
  public void close() {
    try {
      for (int file = 0; file < FILES; file++) {
        out.get(file).close();
        Files.deleteIfExists(path(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
