package io.eventplane.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/**
 * A small file that holds either its old or its new content, whenever the machine stops. Only its owner may read it
 * (0600).
 *
 * <p>A change is on the disk when the method returns. Its folder must exist. All methods throw
 * {@link UncheckedIOException}.
 */
public record DurableFile(Path path) {

    public DurableFile {
        path = path.toAbsolutePath();
    }

    /** The content as UTF-8, or nothing when there is no such file. */
    public Optional<String> read() {
        return readBytes().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The content, or nothing when there is no such file. */
    public Optional<byte[]> readBytes() {
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** Puts the text, as UTF-8, in the place of whatever is there. */
    public void replace(String text) {
        replace(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts the bytes in the place of whatever is there. */
    public void replace(byte[] content) {
        withTemporary(
                content,
                temporary -> Files.move(
                        temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    /**
     * Makes the file unless there is one. Of several who try at once, in one process or many, exactly one succeeds and
     * the others leave its content alone.
     */
    public void createOnce(byte[] content) {
        withTemporary(content, this::linkUnlessThere);
    }

    /** Removes the file; does nothing when there is none. */
    public void delete() {
        try {
            if (Files.deleteIfExists(path)) {
                syncFolder();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    private void linkUnlessThere(Path temporary) throws IOException {
        try {
            // A link, unlike a move, never overwrites, and is one step for every process that looks.
            Files.createLink(path, temporary);
        } catch (FileAlreadyExistsException e) {
            // Somebody was quicker; theirs is the content.
        }
    }

    private void withTemporary(byte[] content, Placement placement) {
        try {
            Path temporary = Files.createTempFile(folder(), "." + path.getFileName(), ".tmp", OwnerOnly.file(path));
            try {
                write(temporary, content);
                placement.place(temporary);
            } finally {
                Files.deleteIfExists(temporary);
            }
            syncFolder();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /**
     * A rename is only durable once its folder is: fsync(2), Notes. Windows cannot open folders and does not need it.
     */
    private void syncFolder() throws IOException {
        if (Files.getFileAttributeView(folder(), PosixFileAttributeView.class) == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path folder() {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " is no file");
        }
        return parent;
    }

    private interface Placement {
        void place(Path temporary) throws IOException;
    }
}
