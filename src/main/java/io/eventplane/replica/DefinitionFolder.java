package io.eventplane.replica;

import io.eventplane.platform.DataFolder;
import io.eventplane.platform.DurableFile;
import io.eventplane.platform.SecretCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The definitions of one role on disk: one encrypted file each, named by its id, in {@code
 * <data>/<role>/definitions}.
 *
 * <p>A file that is under a former key is written anew, under the present one, when it is read; once that has been done for all, which
 * loading does, the former key can go.
 *
 * <p>A file that can't be read back is renamed to {@code <id>.unreadable} and counts as absent; the next
 * reconciliation fetches the definition anew.
 */
public final class DefinitionFolder {

    private static final Logger LOG = System.getLogger(DefinitionFolder.class.getPackageName());

    /** No dots, so that neither a temporary file nor one set aside passes for a definition. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final Path folder;
    private final SecretCipher cipher;

    /** The folder of a role, made when missing; two roles have different ones. */
    public DefinitionFolder(DataFolder data, String role, SecretCipher cipher) {
        this.folder = data.folder(role, "definitions");
        this.cipher = cipher;
    }

    /** Hands over all that can be read, one by one, in no order. */
    void all(Consumer<ReplicatedDefinition> taker) {
        try (var files = Files.list(folder)) {
            names(files).forEach(id -> find(id).ifPresent(taker));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** Durable when it returns. */
    void store(ReplicatedDefinition definition) {
        var id = definition.id();
        file(id).replace(cipher.encrypt(DefinitionJson.write(definition), context(id)));
    }

    void delete(String id) {
        file(id).delete();
    }

    /** Empty when there is no such file, or none that can be read. */
    Optional<ReplicatedDefinition> find(String id) {
        try {
            return file(id).read().map(text -> read(id, text));
        } catch (RuntimeException e) {
            setAside(id, e);
            return Optional.empty();
        }
    }

    private ReplicatedDefinition read(String id, String text) {
        var plain = cipher.decrypt(text, context(id));
        var definition = DefinitionJson.read(plain);
        if (!cipher.isPresent(text)) {
            renew(id, plain);
        }
        return definition;
    }

    /** What can't be written now can be read all the same, and is tried again at the next start. */
    private void renew(String id, String plain) {
        try {
            file(id).replace(cipher.encrypt(plain, context(id)));
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "definition {0} stays under a former key: {1}", id, e.toString());
        }
    }

    private void setAside(String id, RuntimeException cause) {
        var aside = folder.resolve(id + ".unreadable");
        LOG.log(
                Level.WARNING,
                "definition {0}: its file is moved to {1} and it will be fetched again: {2}",
                id,
                aside,
                cause);
        try {
            Files.move(folder.resolve(id), aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the unreadable file stays where it is", e);
        }
    }

    private DurableFile file(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a definition's id is letters, digits, - and _, at most 100, was " + id);
        }
        return new DurableFile(folder.resolve(id));
    }

    private static List<String> names(Stream<Path> files) {
        return files.map(file -> file.getFileName().toString())
                .filter(ID.asMatchPredicate())
                .toList();
    }

    /** Ties the content to its name: a file that was renamed does not decrypt. */
    private static String context(String id) {
        return "replica/" + id;
    }
}
