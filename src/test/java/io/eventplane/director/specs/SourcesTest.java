package io.eventplane.director.specs;

import static io.eventplane.director.specs.Fetching.DOCUMENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.director.definitions.FetchMode;
import io.eventplane.director.definitions.FetchSource;
import io.eventplane.director.fetches.Validators;
import io.eventplane.director.specs.TestWeb.Reply;
import io.eventplane.director.specs.sources.Fetched;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** One document of several files, of an index and of a package. */
class SourcesTest {

    private static final String SPLIT = """
            asyncapi: 3.0.0
            info: {title: Split, version: 1.0.0}
            channels:
              placed: {address: orders.placed, messages: {placed: {$ref: 'parts/messages.yaml#/placed'}}}
            operations:
              place: {action: send, channel: {$ref: '#/channels/placed'}}
            components:
              schemas:
                Money: {type: object, required: [amount]}
            """;
    private static final String MESSAGES = """
            placed:
              payload: {$ref: 'schemas/order.json'}
            """;
    private static final String ORDER = """
            {"type": "object", "required": ["id"], "properties": {
              "id": {"$ref": "#/definitions/Id"},
              "price": {"$ref": "../../split.yaml#/components/schemas/Money"},
              "lines": {"type": "array", "items": {"$ref": "line.json"}}},
             "definitions": {"Id": {"type": "integer"}}}""";
    private static final String LINE = """
            {"type": "object", "required": ["sku"], "properties": {"of": {"$ref": "order.json"}, "like": {"$ref": "#"}},
             "examples": [{"$ref": "http://example.invalid/data"}]}""";

    private final TestWeb web = TestWeb.start();
    private final Fetching fetching = Fetching.fromLoopback();

    @AfterEach
    void stop() {
        fetching.close();
        web.close();
    }

    private Fetched index(String path, @Nullable String filter) {
        return fetching.fetch(new FetchSource(web.url(path), null, FetchMode.INDEX, filter));
    }

    private Fetched zip(byte[] zip, @Nullable String filter) {
        web.at("/package.zip", asked -> Reply.of(zip).with("ETag", "\"z\""));
        return fetching.fetch(new FetchSource(web.url("/package.zip"), null, FetchMode.PACKAGE, filter));
    }

    private static String text(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Document.class);
        return ((Fetched.Document) fetched).spec().text();
    }

    private static AbstractStringAssert<?> assertFails(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Nothing.class);
        return assertThat(((Fetched.Nothing) fetched).message());
    }

    private void split() {
        web.at("/api/split.yaml", SPLIT)
                .at("/api/parts/messages.yaml", MESSAGES)
                .at("/api/parts/schemas/order.json", ORDER)
                .at("/api/parts/schemas/line.json", LINE);
    }

    /** Which of these payloads the only message takes. */
    private static List<Boolean> takes(String document, String... payloads) {
        var read = AsyncApiDocument.parse(document);
        var message = read.channels().get(0).messages().get(0);
        var schema = read.payloadSchema(message).orElseThrow();
        return Arrays.stream(payloads)
                .map(payload ->
                        schema.validate(JsonMapper.shared().readTree(payload)).isEmpty())
                .toList();
    }

    @Nested
    class Bundling {

        @Test
        void files_that_refer_to_each_other_in_circles_become_one_document_that_means_the_same() {
            split();

            var bundled = text(fetching.single(web.url("/api/split.yaml")));

            assertThat(takes(
                            bundled,
                            "{\"id\": 1, \"price\": {\"amount\": 2}, \"lines\": [{\"sku\": 3, \"of\": {\"id\": 4}}]}",
                            "{}",
                            "{\"id\": \"1\"}",
                            "{\"id\": 1, \"price\": {}}",
                            "{\"id\": 1, \"lines\": [{}]}",
                            "{\"id\": 1, \"lines\": [{\"sku\": 3, \"of\": {}}]}",
                            "{\"id\": 1, \"lines\": [{\"sku\": 3, \"like\": {}}]}"))
                    .containsExactly(true, false, false, false, false, false, false);
            assertThat(bundled).contains("http://example.invalid/data");
            assertThat(web.asked()).hasSize(4);
        }

        @Test
        void a_bundled_document_is_rewritten_for_a_runtime_as_any_other() {
            split();
            var bundled = AsyncApiDocument.parse(text(fetching.single(web.url("/api/split.yaml"))));

            var rewritten = bundled.rewritten(List.of(), Channel::address);

            assertThat(takes(rewritten, "{\"id\": 1}", "{\"id\": \"1\"}")).containsExactly(true, false);
        }

        @Test
        void the_parts_of_a_document_say_nothing_of_whether_it_has_changed() {
            split();
            web.at("/api/split.yaml", asked -> Reply.of(SPLIT).with("ETag", "\"1\""));

            var fetched = (Fetched.Document) fetching.single(web.url("/api/split.yaml"));

            assertThat(fetched.validators()).isEqualTo(Validators.NONE);
            assertThat(fetched.bytes()).isEqualTo(SPLIT.length() + MESSAGES.length() + ORDER.length() + LINE.length());
        }

        @Test
        void a_file_that_is_missing_fails_the_fetch() {
            split();
            web.at("/api/parts/schemas/line.json", asked -> Reply.of(404, ""));

            assertFails(fetching.single(web.url("/api/split.yaml")))
                    .endsWith("/api/parts/schemas/line.json answered 404");
        }

        @Test
        void a_file_that_is_neither_yaml_nor_json_fails_the_fetch() {
            split();
            web.at("/api/parts/schemas/line.json", "message Line { required string sku = 1; }");

            assertFails(fetching.single(web.url("/api/split.yaml")))
                    .contains("line.json is referred to, and not a valid");
        }

        @Test
        void more_files_than_allowed_fail_the_fetch() {
            web.at("/1.yaml", DOCUMENT + "x-next: {$ref: '2.yaml'}");
            for (int i = 2; i < 10; i++) {
                web.at("/" + i + ".yaml", "x: {$ref: '" + (i + 1) + ".yaml'}");
            }

            assertFails(fetching.single(web.url("/1.yaml"))).contains("more than 5 files");
            assertThat(web.asked()).hasSizeLessThanOrEqualTo(5);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://127.0.0.3:1/other.yaml",
                    "file:///etc/passwd",
                    "jar:file:/a.jar!/b",
                    "//127.0.0.3/other.yaml",
                    "a b"
                })
        void what_may_not_be_followed_is_not_fetched_and_left_to_the_documents_check(String reference) {
            var link = "x-other: {$ref: '" + reference + "'}";
            web.at("/spec", DOCUMENT + link);

            assertThat(text(fetching.single(web.url("/spec")))).contains(link);
            assertThat(web.asked()).hasSize(1);
        }

        @Test
        void another_host_is_followed_where_the_operator_allows_it() {
            try (var other = TestWeb.start()) {
                other.at("/common.yaml", "Id: {type: integer}");
                web.at("/spec", DOCUMENT + "x-other: {$ref: '" + other.url("/common.yaml#/Id") + "'}");

                assertThat(text(fetching.single(web.url("/spec")))).contains("#/x-bundled/common.yaml/Id");
            }
        }

        @Test
        void a_document_without_parts_stays_as_it_was_written() {
            var commented = "# by hand\n" + DOCUMENT;
            web.at("/spec", commented);

            assertThat(text(fetching.single(web.url("/spec")))).isEqualTo(commented);
        }

        @Test
        void anchors_are_bundled_once_for_each_alias() {
            web.at("/spec", DOCUMENT + "x-a: &a {$ref: 'b.yaml#/c'}\nx-b: *a\n")
                    .at("/b.yaml", "c: &c {d: {$ref: '#/e'}}\nf: *c\ne: {}");

            assertThat(text(fetching.single(web.url("/spec"))))
                    .contains("#/x-bundled/b.yaml/e")
                    .doesNotContain("x-bundled/b.yaml/x-bundled");
        }
    }

    @Nested
    class Indexes {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"orders\": \"specs/orders.yaml\", \"other\": \"specs/other.yaml\"} | orders",
                    "{\"documents\": [{\"name\": \"orders\", \"url\": \"specs/orders.yaml\"}, {\"name\": \"b\", \"url\": \"b\"}]} | orders",
                    "[{\"id\": \"orders\", \"href\": \"/api/specs/orders.yaml\"}, {\"id\": \"b\", \"href\": \"b\"}] | orders",
                    "[\"specs/orders.yaml\", \"specs/other.yaml\"] | specs/orders.yaml",
                    "[\"specs/orders.yaml\", \"specs/other.yaml\"] | orders.yaml",
                    "[\"specs/orders.yaml\"] | ",
                    "{\"apis\": {\"orders\": {\"location\": \"./specs/orders.yaml\", \"title\": \"Orders\"}}} | Orders",
                    "{\"apis\": {\"orders\": {\"path\": \"../api/specs/orders.yaml\"}, \"b\": {\"path\": \"b\"}}} | orders",
                    "{\"items\": [{\"name\": \"o\", \"type\": \"OPENAPI\", \"url\": \"o.json\"}, {\"name\": \"o\", \"type\": \"ASYNCAPI\", \"url\": \"specs/orders.yaml\"}]} | o",
                    "{\"eventResources\": [{\"ordId\": \"shop:orders:v1\", \"resourceDefinitions\": [{\"type\": \"asyncapi-v2\", \"url\": \"/api/specs/orders.yaml\"}]}, {\"ordId\": \"x\", \"resourceDefinitions\": [{\"type\": \"asyncapi-v2\", \"url\": \"/x\"}]}]} | shop:orders:v1"
                })
        void of_many_shapes_are_understood(String index, @Nullable String filter) {
            web.at("/api/index", index).at("/api/specs/orders.yaml", DOCUMENT);

            assertThat(text(index("/api/index", filter))).isEqualTo(DOCUMENT);
        }

        @Test
        void in_yaml_too() {
            web.at("/index", "- name: orders\n  url: orders.yaml\n- name: other\n  url: other.yaml\n")
                    .at("/orders.yaml", DOCUMENT);

            assertThat(text(index("/index", "orders"))).isEqualTo(DOCUMENT);
        }

        @Test
        void count_relative_addresses_from_where_they_really_are() {
            web.at("/index", asked -> Reply.to("/deep/down/index"))
                    .at("/deep/down/index", "[orders.yaml]")
                    .at("/deep/down/orders.yaml", DOCUMENT);

            assertThat(text(index("/index", null))).isEqualTo(DOCUMENT);
        }

        @Test
        void that_list_several_want_a_filter_and_say_what_there_is() {
            web.at("/index", "{\"orders\": \"orders.yaml\", \"bills\": \"bills.yaml\"}");

            assertFails(index("/index", null)).contains("several documents").endsWith("one of: orders, bills");
            assertFails(index("/index", "nothing"))
                    .contains("no document of that filter")
                    .endsWith("one of: orders, bills");
        }

        @Test
        void do_not_lead_to_what_may_not_be_fetched() {
            web.at(
                    "/index",
                    "{\"meta\": \"http://169.254.169.254/latest\", \"docs\": [{\"name\": \"local\", \"url\": \"file:///etc/passwd\"}]}");

            assertFails(index("/index", "meta")).contains("169.254.169.254 is at an address that is not public");
            assertFails(index("/index", "local")).contains("only http and https");
        }

        @Test
        void that_are_none_are_refused() {
            web.at("/index", "{");

            assertFails(index("/index", null)).contains("not a valid");
        }
    }

    @Nested
    class Packages {

        @Test
        void the_only_asyncapi_document_is_taken_with_the_files_it_refers_to() {
            var zip = new Zip()
                    .with("readme.md", "asyncapi: no")
                    .with("api/split.yaml", SPLIT)
                    .with("api/parts/messages.yaml", MESSAGES)
                    .with("api/parts/schemas/order.json", ORDER)
                    .with("api/parts/schemas/line.json", LINE)
                    .bytes();

            var fetched = zip(zip, null);

            assertThat(takes(text(fetched), "{\"id\": 1}", "{\"id\": \"1\"}")).containsExactly(true, false);
            assertThat(((Fetched.Document) fetched).validators()).isEqualTo(new Validators("\"z\"", null));
        }

        @ParameterizedTest
        @ValueSource(strings = {"b/orders.yaml", "/b/orders.yaml", "./b/orders.yaml"})
        void the_filter_is_the_path_inside(String filter) {
            var zip = new Zip()
                    .with("a.yaml", SPLIT)
                    .with("b/orders.yaml", DOCUMENT)
                    .bytes();

            assertThat(text(zip(zip, filter))).isEqualTo(DOCUMENT);
        }

        @Test
        void several_documents_want_a_filter() {
            var zip = new Zip()
                    .with("a.yaml", DOCUMENT)
                    .with("b/orders.yaml", DOCUMENT)
                    .bytes();

            assertFails(zip(zip, null)).endsWith("filter must name one: a.yaml, b/orders.yaml");
            assertFails(zip(zip, "c.yaml")).isEqualTo("the package has no file c.yaml");
        }

        @Test
        void a_zip_of_zips_is_not_looked_into() {
            var inner = new Zip().with("a.yaml", DOCUMENT).bytes();

            assertFails(zip(new Zip().with("inner.zip", inner).bytes(), null)).contains("no AsyncAPI document");
        }

        @Test
        void a_zip_bomb_is_left_before_it_is_unpacked() {
            var bomb = new Zip().with("a.yaml", new byte[50_000_000]).bytes();

            assertThat(bomb).hasSizeLessThan(100_000);
            assertFails(zip(bomb, null)).contains("inflates to more than");
        }

        @Test
        void many_small_files_that_inflate_are_left_too() {
            var zip = new Zip();
            for (int i = 0; i < 500; i++) {
                zip.with(i + ".yaml", new byte[10_000]);
            }

            assertFails(zip(zip.bytes(), null)).contains("inflates to more than");
        }

        @Test
        void too_many_files_are_refused() {
            var zip = new Zip();
            for (int i = 0; i < 1001; i++) {
                zip.with(i + ".txt", "");
            }

            assertFails(zip(zip.bytes(), null)).contains("more than 1000 files");
        }

        @ParameterizedTest
        @ValueSource(strings = {"../a.yaml", "a/../../b.yaml", "/etc/passwd", "..\\a.yaml", "C:/a.yaml", "a/.."})
        void paths_that_lead_out_of_it_are_refused(String path) {
            assertFails(zip(new Zip().with(path, DOCUMENT).bytes(), null)).contains("leads out of it");
        }

        @Test
        void references_that_lead_out_of_it_find_nothing() {
            var zip = new Zip()
                    .with("a.yaml", DOCUMENT + "x-out: {$ref: '../../etc/passwd'}")
                    .bytes();

            assertFails(zip(zip, null)).startsWith("the package has no file");
        }

        @Test
        void references_to_the_web_are_not_followed() {
            var link = "x-out: {$ref: '" + web.url("/secret") + "'}";

            assertThat(text(zip(new Zip().with("a.yaml", DOCUMENT + link).bytes(), null)))
                    .contains(link);
            assertThat(web.asked()).hasSize(1);
        }

        @Test
        void what_is_no_zip_is_refused() {
            assertFails(zip("<html>".getBytes(UTF_8), null)).contains("not a zip");
            var half = new Zip().with("a.yaml", DOCUMENT).bytes();
            assertFails(zip(Arrays.copyOf(half, 60), null)).contains("not a zip");
        }
    }
}
