package io.eventplane.platform;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.microprofile.config.Config;

/**
 * The folder that holds everything this server must still know after a restart. Key: {@code eventplane.data-dir}; a
 * relative one starts at the server's working directory.
 *
 * <p>Folders made here belong to their owner only (0700). Names may not leave the folder.
 */
@OnePerApplication
public final class DataFolder {

    private final Path root;

    @Inject
    DataFolder(Config config) {
        this(Path.of(config.getValue("eventplane.data-dir", String.class)));
    }

    public DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * The place of a file, which need not exist; the folders above it do.
     *
     * @throws IllegalArgumentException when the names lead out of the folder
     * @throws UncheckedIOException when a folder cannot be made
     */
    public Path resolve(String... names) {
        Path path = inside(names);
        createFolders(Objects.requireNonNullElse(path.getParent(), root));
        return path;
    }

    /**
     * A folder, made when missing.
     *
     * @throws IllegalArgumentException when the names lead out of the folder
     * @throws UncheckedIOException when it cannot be made
     */
    public Path folder(String... names) {
        Path path = inside(names);
        createFolders(path);
        return path;
    }

    private Path inside(String... names) {
        Path path = root.resolve(String.join("/", names)).normalize();
        if (!path.startsWith(root)) {
            throw new IllegalArgumentException(path + " is outside of the data folder " + root);
        }
        return path;
    }

    private static void createFolders(Path folder) {
        try {
            Files.createDirectories(folder, OwnerOnly.folder(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder + " (eventplane.data-dir)", e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
