package io.eventplane.peers;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the build's: writes the class path that it is run with to the file that it is given. {@code exec:java} knows how to resolve what
 * another program needs, and nothing more, but only to run it itself.
 */
public final class ClassPathFile {

    private ClassPathFile() {}

    /** Writes it. */
    public static void main(String[] arguments) throws IOException, URISyntaxException {
        var file = Path.of(arguments[0]);
        List<String> elements = new ArrayList<>();
        for (URL url : ((URLClassLoader) ClassPathFile.class.getClassLoader()).getURLs()) {
            elements.add(Path.of(url.toURI()).toString());
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join(File.pathSeparator, elements));
    }
}
