package org.luxibench.jobqueue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A disk that fails when told to, and remembers what was done to it. */
public final class FaultyFiles implements FileLayer {

  /** Where a disk can fail. */
  public enum Step {
    /** Half of the bytes arrive: a short write, or the disk is full. */
    WRITE,
    /** All bytes arrive, but are not known to be on the disk. */
    SYNC,
    /** The old name stays. */
    RENAME,
    /** Names are as they should be, but not known to be on the disk. */
    SYNC_FOLDER,
    /** Nothing can be read. */
    READ,
    /** The file stays. */
    DELETE,
  }

  /** Decides whether a step on a file fails. */
  public interface Plan {
    /** Whether this step fails. */
    boolean fails(Step step, String file);
  }

  /** Nothing fails. */
  public static final Plan SOUND = (step, file) -> false;

  private final DiskFiles disk = new DiskFiles();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile Plan plan = SOUND;

  /** Decides from now on. */
  public void plan(Plan next) {
    plan = next;
  }

  /** Each step as {@code STEP file}. */
  public List<String> calls() {
    return calls;
  }

  @Override
  public void write(Path file, byte[] bytes, boolean sync) throws IOException {
    writeOrBreak(file, file, bytes);
    if (sync) {
      step(Step.SYNC, file);
    }
    disk.write(file, bytes, sync);
  }

  @Override
  public void create(Path temporary, Path file, byte[] bytes) throws IOException {
    writeOrBreak(temporary, file, bytes);
    step(Step.RENAME, file);
    disk.create(temporary, file, bytes);
    step(Step.SYNC, file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step(Step.RENAME, to);
    disk.move(from, to);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    step(Step.SYNC_FOLDER, folder);
    disk.syncFolder(folder);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    step(Step.READ, file);
    return disk.read(file);
  }

  @Override
  public List<String> names(Path folder) throws IOException {
    calls.add("LIST " + folder.getFileName());
    return disk.names(folder);
  }

  @Override
  public boolean exists(Path file) {
    return disk.exists(file);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    disk.createFolder(folder);
  }

  @Override
  public void delete(Path file) throws IOException {
    step(Step.DELETE, file);
    disk.delete(file);
  }

  private void writeOrBreak(Path where, Path file, byte[] bytes) throws IOException {
    try {
      step(Step.WRITE, file);
    } catch (IOException e) {
      disk.write(where, Arrays.copyOf(bytes, bytes.length / 2), false);
      throw e;
    }
  }

  private void step(Step step, Path file) throws IOException {
    String name = file.getFileName().toString();
    calls.add(step + " " + name);
    if (plan.fails(step, name)) {
      throw new IOException("made to fail: " + step + " " + name);
    }
  }
}
