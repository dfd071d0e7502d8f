package io.eventplane.director.specs.sources;

import io.eventplane.director.specs.http.BodyText;
import io.eventplane.director.specs.http.FetchFailedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files in a zip, which refer to each other only.
 *
 * @param contents path inside of the zip → bytes
 */
record PackageFiles(Map<String, byte[]> contents) implements SourceFiles {

    private static final String SCHEME = "package";
    private static final Pattern DOCUMENT = Pattern.compile("(?i).*\\.(ya?ml|json)");
    private static final Pattern ASYNC_API = Pattern.compile("(?m)^\\s*\\{?\\s*[\"']?asyncapi[\"']?\\s*:");
    private static final int MOST_LISTED = 10;

    /**
     * The document that a fetch request means.
     *
     * @param filter its path; null for the only AsyncAPI document there is
     * @throws FetchFailedException unless there is exactly one
     */
    SourceFile document(@Nullable String filter) {
        var paths = filter == null ? asyncApiDocuments() : List.of(plain(filter));
        if (paths.size() == 1) {
            return file(uri(paths.get(0)));
        }
        throw new FetchFailedException(
                paths.isEmpty()
                        ? "the package holds no AsyncAPI document"
                        : "the package holds several AsyncAPI documents, filter must name one: " + some(paths));
    }

    private List<String> asyncApiDocuments() {
        return contents.keySet().stream()
                .filter(DOCUMENT.asMatchPredicate())
                .filter(path -> looksLikeAsyncApi(path))
                .sorted()
                .toList();
    }

    private boolean looksLikeAsyncApi(String path) {
        try {
            return ASYNC_API.matcher(file(uri(path)).text()).find();
        } catch (FetchFailedException notText) {
            return false;
        }
    }

    private static String plain(String path) {
        return path.replaceFirst("^(\\./|/)+", "");
    }

    private static String some(List<String> paths) {
        return String.join(", ", paths.subList(0, Math.min(paths.size(), MOST_LISTED)));
    }

    private static URI uri(String path) {
        try {
            return new URI(SCHEME, "", "/" + path, null);
        } catch (URISyntaxException e) {
            throw new FetchFailedException("the package has an entry whose path is none: " + path);
        }
    }

    @Override
    public boolean leads(URI from, URI to) {
        return SCHEME.equals(to.getScheme());
    }

    @Override
    public SourceFile file(URI at) {
        var path = plain(String.valueOf(at.getPath()));
        return Optional.ofNullable(contents.get(path))
                .map(bytes -> new SourceFile(at, BodyText.decode(bytes, "", path)))
                .orElseThrow(() -> new FetchFailedException("the package has no file " + path));
    }

    @Override
    public String shown(URI at) {
        return plain(String.valueOf(at.getPath()));
    }
}
