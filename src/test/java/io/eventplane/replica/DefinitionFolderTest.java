package io.eventplane.replica;

import static io.eventplane.replica.Examples.bare;
import static io.eventplane.replica.Examples.definition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.platform.Configs;
import io.eventplane.platform.DataFolder;
import io.eventplane.platform.SecretCipher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionFolderTest {

    @TempDir
    Path data;

    @Test
    void what_was_stored_is_read_back_by_another_process() {
        Examples.folder(data).store(definition("d", 7));
        Examples.folder(data).store(bare("e"));

        assertThat(all()).containsExactlyInAnyOrder(definition("d", 7), bare("e"));
    }

    @Test
    void a_newer_one_takes_the_place_of_the_older() {
        Examples.folder(data).store(definition("d", 1));
        Examples.folder(data).store(definition("d", 2));

        assertThat(all()).containsExactly(definition("d", 2));
    }

    @Test
    void nothing_of_it_can_be_read_on_disk() throws Exception {
        Examples.folder(data).store(definition("d", 1));

        assertThat(Files.readString(file("d"))).doesNotContain("s3cret").doesNotContain("asyncapi");
    }

    @Test
    void a_deleted_one_is_gone() {
        Examples.folder(data).store(definition("d", 1));
        Examples.folder(data).delete("d");
        Examples.folder(data).delete("d");

        assertThat(all()).isEmpty();
    }

    @Test
    void a_file_under_another_name_is_set_aside() throws Exception {
        Examples.folder(data).store(definition("d", 1));
        Files.move(file("d"), file("e"));

        assertThat(all()).isEmpty();
        assertThat(file("e.unreadable")).exists();
        assertThat(file("e")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1:", "{}", "v1:0000:AAAA"})
    void a_file_that_is_no_definition_is_set_aside(String content) throws Exception {
        Examples.folder(data).store(definition("d", 1));
        Files.writeString(file("d"), content);

        assertThat(all()).isEmpty();
        assertThat(Files.readString(file("d.unreadable"))).isEqualTo(content);
    }

    @Test
    void what_is_under_a_former_key_is_written_anew_so_that_the_key_can_go() {
        var key = "A".repeat(43) + "=";
        var former = "B".repeat(42) + "A=";
        folder(Map.of("eventplane.secrets.key", former)).store(definition("d", 7));
        var both = folder(Map.of("eventplane.secrets.key", key, "eventplane.secrets.former-keys", former));

        assertThat(all(both)).containsExactly(definition("d", 7));

        assertThat(all(folder(Map.of("eventplane.secrets.key", key)))).containsExactly(definition("d", 7));
    }

    @Test
    void what_is_under_the_present_key_is_left_as_it_is() throws Exception {
        Examples.folder(data).store(definition("d", 7));
        var before = Files.readString(file("d"));

        assertThat(all()).hasSize(1);

        assertThat(Files.readString(file("d"))).isEqualTo(before);
    }

    @Test
    void half_written_files_and_those_set_aside_are_no_definitions() throws Exception {
        Examples.folder(data).store(definition("d", 1));
        Files.writeString(file(".e123.tmp"), "half");
        Files.writeString(file("f.unreadable"), "broken");

        assertThat(all()).containsExactly(definition("d", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../secrets", "a/b", "", "a.unreadable", "a b", "\u0000"})
    void an_id_that_is_no_file_name_is_refused(String id) {
        var folder = Examples.folder(data);

        assertThatThrownBy(() -> folder.delete(id)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<ReplicatedDefinition> all() {
        return all(Examples.folder(data));
    }

    private static List<ReplicatedDefinition> all(DefinitionFolder folder) {
        var all = new ArrayList<ReplicatedDefinition>();
        folder.all(all::add);
        return all;
    }

    private DefinitionFolder folder(Map<String, String> keys) {
        var dataFolder = new DataFolder(data);
        return new DefinitionFolder(dataFolder, "agent", new SecretCipher(Configs.with(keys), dataFolder));
    }

    private Path file(String name) {
        return data.resolve("agent/definitions").resolve(name);
    }
}
