package io.eventplane.director.specs.sources;

import io.eventplane.asyncapi.notation.DocumentText;
import io.eventplane.asyncapi.notation.DocumentWriter;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.director.specs.http.FetchFailedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a document and the files that it refers to into one document: each file once, whole, as {@code x-bundled/}<i>its name</i>, with the
 * references changed to lead there. So circles of files, and a file that refers back to the document, are nothing special.
 *
 * <p>A reference that may not be followed is left as it is; what it means for the document is for the document's check to say.
 */
final class Bundle {

    private static final String FIELD = "x-bundled";

    private final SourceFiles files;
    private final int maxFiles;
    private final Map<URI, String> places = new LinkedHashMap<>();
    private final Deque<Runnable> unread = new ArrayDeque<>();
    private final ObjectNode bundled;

    private Bundle(SourceFiles files, int maxFiles, ObjectNode bundled) {
        this.files = files;
        this.maxFiles = maxFiles;
        this.bundled = bundled;
    }

    /**
     * A document with all that it refers to.
     *
     * @param text the document as it came, if it refers to nothing else
     * @param files how many it is made of
     */
    record Whole(String text, int files) {}

    /**
     * Bundles.
     *
     * @throws FetchFailedException if a file that it refers to can't be had or read, or there are too many
     * @throws InvalidDocumentException if the document itself can't be read
     */
    static Whole of(SourceFile document, SourceFiles files, int maxFiles) {
        var root = copy(document.text());
        var bundle = new Bundle(files, maxFiles, root.root().objectNode());
        bundle.places.put(withoutFragment(document.at()), "");
        new MovedLinks(link -> bundle.moved(link, document.at(), "")).adjust(root.root());
        while (!bundle.unread.isEmpty()) {
            bundle.unread.remove().run();
        }
        if (bundle.bundled.isEmpty()) {
            return new Whole(document.text(), 1);
        }
        if (root.root().has(FIELD)) {
            throw new FetchFailedException("the document has a field " + FIELD + " of its own");
        }
        root.root().set(FIELD, bundle.bundled);
        return new Whole(DocumentWriter.write(root), bundle.places.size());
    }

    /** To be changed: parts of what was read may be shared. */
    private static DocumentText copy(String text) {
        var read = DocumentText.read(text, null);
        return new DocumentText(read.format(), read.root().deepCopy());
    }

    /** Where a reference of a file leads in the bundle. */
    private String moved(String link, URI from, String place) {
        if (link.startsWith("#")) {
            return "#" + place + link.substring(1);
        }
        return resolved(from, link)
                .filter(to -> files.leads(from, to))
                .map(to -> "#" + place(withoutFragment(to)) + fragment(to))
                .orElse(link);
    }

    private static Optional<URI> resolved(URI from, String link) {
        try {
            return Optional.of(from.resolve(new URI(link)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Where a file is in the bundle: it is put there when it is first referred to, and read later. */
    private String place(URI file) {
        var known = places.get(file);
        if (known != null) {
            return known;
        }
        if (places.size() == maxFiles) {
            throw new FetchFailedException("the document is made of more than " + maxFiles
                    + " files; eventplane.director.fetch.max-files is the limit");
        }
        var name = name(file);
        var place = "/" + FIELD + "/" + name;
        places.put(file, place);
        bundled.putNull(name);
        unread.add(() -> bundled.set(name, read(file, place)));
        return place;
    }

    private ObjectNode read(URI at, String place) {
        var file = files.file(at);
        try {
            var tree = copy(file.text()).root();
            new MovedLinks(link -> moved(link, file.at(), place)).adjust(tree);
            return tree;
        } catch (InvalidDocumentException e) {
            throw new FetchFailedException(files.shown(at) + " is referred to, and " + Words.of(e));
        }
    }

    /** What the file is called, in characters that need no escaping, and as nothing else in the bundle is. */
    private String name(URI file) {
        var path = String.valueOf(file.getPath());
        var name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        return bundled.has(name) || name.isEmpty() ? name + "-" + places.size() : name;
    }

    private static URI withoutFragment(URI uri) {
        var text = uri.normalize().toString();
        int fragment = text.indexOf('#');
        return URI.create(fragment < 0 ? text : text.substring(0, fragment));
    }

    private static String fragment(URI uri) {
        return uri.getRawFragment() == null ? "" : uri.getRawFragment();
    }
}
