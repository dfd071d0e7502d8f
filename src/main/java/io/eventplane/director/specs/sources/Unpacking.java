package io.eventplane.director.specs.sources;

import io.eventplane.director.specs.http.FetchFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks a zip in memory, never to disk, as long as it is what it should be: not many entries, no paths that lead out of it, no path
 * twice, and nothing that inflates beyond reason. A zip inside of it is a file like any other.
 */
final class Unpacking {

    private static final int MOST_ENTRIES = 1000;

    /** What real documents do not reach: text deflates to a tenth. */
    private static final int MOST_INFLATION = 100;

    /** Below this a small, very regular file may inflate as it likes. */
    private static final int HARMLESS = 1 << 20;

    private final long archiveBytes;
    private final int maxBytes;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private long inflated;

    private Unpacking(long archiveBytes, int maxBytes) {
        this.archiveBytes = archiveBytes;
        this.maxBytes = maxBytes;
    }

    /**
     * All files of a zip, by path.
     *
     * @param maxBytes how many they may be together
     * @throws FetchFailedException if it is no zip, or not one that may be unpacked
     */
    static PackageFiles unpack(byte[] archive, int maxBytes) {
        var unpacked = new Unpacking(archive.length, maxBytes);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                unpacked.add(entry, zip);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new FetchFailedException("the package is not a zip that can be read");
        }
        if (unpacked.contents.isEmpty()) {
            throw new FetchFailedException("the package is not a zip, or an empty one");
        }
        return new PackageFiles(unpacked.contents);
    }

    private void add(ZipEntry entry, ZipInputStream zip) throws IOException {
        var path = inside(entry.getName());
        if (entry.isDirectory()) {
            return;
        }
        if (contents.size() == MOST_ENTRIES) {
            throw new FetchFailedException("the package has more than " + MOST_ENTRIES + " files");
        }
        var bytes = zip.readNBytes(most() + 1);
        count(bytes.length);
        if (contents.put(path, bytes) != null) {
            throw new FetchFailedException("the package has two files of one path: " + path);
        }
    }

    private static String inside(String path) {
        if (path.startsWith("/") || path.contains("\\") || path.contains(":") || ("/" + path + "/").contains("/../")) {
            throw new FetchFailedException("the package has a file whose path leads out of it: " + path);
        }
        return path.replaceFirst("^(\\./)+", "");
    }

    private void count(int more) {
        if (more > most()) {
            throw new FetchFailedException("the package inflates to more than " + (inflated + most()) + " bytes, or "
                    + MOST_INFLATION + " times its size");
        }
        inflated += more;
    }

    /** How many bytes may still come. */
    private int most() {
        var reasonable = Math.max(HARMLESS, archiveBytes * MOST_INFLATION);
        return (int) (Math.min(reasonable, maxBytes) - inflated);
    }
}
