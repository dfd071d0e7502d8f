package io.eventplane.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {

    @TempDir
    Path folder;

    private DurableFile file;

    @BeforeEach
    void name_a_file() {
        file = new DurableFile(folder.resolve("state.json"));
    }

    @Test
    void a_missing_file_reads_as_nothing() {
        assertThat(file.read()).isEmpty();
    }

    @Test
    void replace_puts_new_content_in_the_place_of_old() {
        file.replace("one, and longer");
        file.replace("zwölf");

        assertThat(file.read()).hasValue("zwölf");
    }

    @Test
    void only_the_owner_may_read_it() throws IOException {
        file.replace("secret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void nothing_else_is_left_in_the_folder() throws IOException {
        file.replace("one");
        file.createOnce("two".getBytes(StandardCharsets.UTF_8));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void create_once_keeps_what_is_there() {
        file.replace("first");
        file.createOnce("second".getBytes(StandardCharsets.UTF_8));

        assertThat(file.read()).hasValue("first");
    }

    @Test
    void of_many_who_create_at_once_all_see_the_same_content() throws Exception {
        int writers = 16;
        CyclicBarrier together = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<String>> seen = IntStream.range(0, writers)
                    .mapToObj(writer -> threads.submit(() -> {
                        together.await();
                        file.createOnce(("content of " + writer).getBytes(StandardCharsets.UTF_8));
                        return file.read().orElseThrow();
                    }))
                    .toList();
            String agreed = seen.get(0).get();
            for (Future<String> each : seen) {
                assertThat(each.get()).isEqualTo(agreed);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void delete_removes_it_and_may_be_repeated() {
        file.replace("content");

        file.delete();
        file.delete();

        assertThat(file.read()).isEmpty();
    }

    @Test
    void a_missing_folder_is_an_error_that_names_the_file() {
        DurableFile elsewhere = new DurableFile(folder.resolve("missing/state.json"));

        assertThatThrownBy(() -> elsewhere.replace("content"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing/state.json");
    }
}
