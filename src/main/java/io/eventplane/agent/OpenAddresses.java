package io.eventplane.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.platform.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The bus addresses that this agent has opened and not closed yet, across restarts: one small file each. The file
 * comes before the address and goes after it, so a crash leaves a file too many at most, which the next {@link
 * #closeAllBut} sees to.
 */
final class OpenAddresses {

    private static final Logger LOG = System.getLogger(OpenAddresses.class.getPackageName());

    private final Path folder;
    private final Consumer<String> open;
    private final Predicate<String> close;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** @param close answers false while events wait there or somebody consumes */
    OpenAddresses(Path folder, Consumer<String> open, Predicate<String> close) {
        this.folder = folder;
        this.open = open;
        this.close = close;
        known.addAll(recorded(folder));
    }

    /** Throws what the bus throws; the address counts as open then, too. */
    void open(String address) {
        if (!known.contains(address)) {
            file(address).replace(address);
            known.add(address);
        }
        open.accept(address);
    }

    /**
     * Closes those that can be closed; the others stay for {@link #closeAllBut}. Throws nothing when the bus is away.
     */
    void close(Collection<String> addresses) {
        addresses.stream().filter(this::closes).forEach(this::forget);
    }

    void closeAllBut(Set<String> used) {
        close(known.stream().filter(address -> !used.contains(address)).toList());
    }

    private boolean closes(String address) {
        try {
            return close.test(address);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "address {0} is not closed yet, will be tried again: {1}", address, e);
            return false;
        }
    }

    private void forget(String address) {
        file(address).delete();
        known.remove(address);
    }

    /** Named by a digest: an address may hold what a file's name may not. */
    private DurableFile file(String address) {
        return new DurableFile(
                folder.resolve(UUID.nameUUIDFromBytes(address.getBytes(UTF_8)).toString()));
    }

    private static Set<String> recorded(Path folder) {
        try (var files = Files.list(folder)) {
            // No dot in front: those are half-written.
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .flatMap(file -> new DurableFile(file).read().stream())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
