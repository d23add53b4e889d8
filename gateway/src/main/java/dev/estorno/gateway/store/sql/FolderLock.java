package dev.estorno.gateway.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.estorno.gateway.store.StoreDown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a folder for one process. A file of its own: letting go of any lock on the database file
 * would let go of the database's too. The system lets go by itself when the process dies.
 */
final class FolderLock implements AutoCloseable {
  // Far behind the text, which stays readable on systems where a lock forbids reading.
  private static final long PLACE = Long.MAX_VALUE - 1;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws StoreDown when another process, or another store of this one, has the folder
   */
  static FolderLock take(Path folder) throws IOException {
    Path file = folder.resolve("estorno.lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock(PLACE, 1, false) == null) {
        throw new OverlappingFileLockException();
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
      return new FolderLock(channel);
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new StoreDown(
          "the data folder %s is in use by process %s; only one gateway at a time can work on it"
              .formatted(folder, Files.readString(file).strip()),
          e);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
