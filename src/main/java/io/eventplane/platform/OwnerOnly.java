package io.eventplane.platform;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Rights for nobody but the owner, on file systems that know rights; on others the folder above must protect what is in
 * it.
 */
final class OwnerOnly {

    private static final FileAttribute<?>[] NONE = {};

    private OwnerOnly() {}

    static FileAttribute<?>[] folder(Path path) {
        return rights(path, "rwx------");
    }

    static FileAttribute<?>[] file(Path path) {
        return rights(path, "rw-------");
    }

    private static FileAttribute<?>[] rights(Path path, String rights) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : NONE;
    }
}
