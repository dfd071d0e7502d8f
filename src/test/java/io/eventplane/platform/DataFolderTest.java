package io.eventplane.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path root;

    @Test
    void folders_above_a_file_are_made_for_their_owner_only() throws IOException {
        Path file = new DataFolder(root.resolve("data")).resolve("gateway", "state.json");

        assertThat(file).isEqualTo(root.resolve("data/gateway/state.json")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("data"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("data/gateway"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_folder_is_made() {
        assertThat(new DataFolder(root).folder("broker", "journal")).isDirectory();
    }

    @Test
    void names_may_not_leave_the_folder() {
        DataFolder data = new DataFolder(root.resolve("data"));

        assertThatThrownBy(() -> data.resolve("..", "elsewhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outside");
    }
}
