package io.eventplane.director;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, with tests in it. */
public final class TestArchive {

    /* Once, as the database that belongs to it: both are the server's, whatever is deployed. */
    static {
        delete(Path.of(System.getProperty("eventplane.test.liberty"), "usr", "servers", "eventplane-it", "data"));
    }

    /** What Arquillian's web fragment would say, which {@code absolute-ordering} hides. */
    private static final String RUNNER = """
              <servlet>
                <servlet-name>ArquillianServletRunnerEE9</servlet-name>
                <servlet-class>org.jboss.arquillian.protocol.servlet5.runner.ServletTestRunner</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>ArquillianServletRunnerEE9</servlet-name>
                <url-pattern>/ArquillianServletRunnerEE9</url-pattern>
              </servlet-mapping>
            </web-app>
            """;

    private TestArchive() {}

    /** Its name is the path in {@code src/test/liberty/server.xml}. */
    public static WebArchive with(Class<?>... tests) {
        return ShrinkWrap.create(ZipImporter.class, "eventplane.war")
                .importFrom(new File(System.getProperty("eventplane.test.war")))
                .as(WebArchive.class)
                .setWebXML(new StringAsset(webXml().replace("</web-app>", RUNNER)))
                .addAsResource("graphql/served.graphqls")
                .addAsLibraries(Stream.of(Assertions.class, Awaitility.class, Matcher.class)
                        .map(TestArchive::library)
                        .toArray(File[]::new))
                .addClasses(TestArchive.class, Examples.class, NoticeReader.class, Rows.class)
                .addClasses(tests);
    }

    private static String webXml() {
        try {
            return Files.readString(Path.of(
                    System.getProperty("eventplane.test.basedir"), "src", "main", "webapp", "WEB-INF", "web.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File library(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(TestArchive::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(File file) {
        if (!file.delete()) {
            throw new IllegalStateException("cannot delete " + file);
        }
    }
}
