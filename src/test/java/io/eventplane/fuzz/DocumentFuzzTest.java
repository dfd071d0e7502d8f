package io.eventplane.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.notation.DocumentFormat;
import io.eventplane.asyncapi.notation.DocumentText;
import io.eventplane.asyncapi.notation.DocumentWriter;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import tools.jackson.core.exc.StreamConstraintsException;

/** No text brings down who reads documents: it is refused with places that exist, or understood by all. */
@AddLifecycleHook(ByHand.class)
class DocumentFuzzTest {

    /** The same for everybody: a build is not red by chance. {@link ByHand} changes it. */
    private static final String SEED = "1";

    @Property(seed = SEED)
    void a_document_whose_parts_are_changed_is_refused_or_understood(@ForAll("mutants") Mutant mutant) {
        Optional<String> text = mutant.text();
        Assume.that(text.isPresent());
        Handling.assertHandled(text.get())
                .ifPresent(checked -> Handling.assertComparable(mutant.original(), checked.document()));
    }

    @Property(seed = SEED)
    void a_document_whose_text_is_changed_is_refused_or_understood(@ForAll("edited") Edited edited) {
        Handling.assertHandled(edited.text());
    }

    @Property(seed = SEED)
    void a_text_made_of_pieces_is_refused_or_understood(@ForAll("pieces") String text) {
        Handling.assertHandled(text);
    }

    @Property(seed = SEED)
    void bytes_are_refused_or_understood(@ForAll byte[] bytes) {
        Handling.assertHandled(new String(bytes, UTF_8));
        Handling.assertHandled("asyncapi: 3.0.0\ninfo: {title: t}\n" + new String(bytes, ISO_8859_1));
    }

    /** A document with some changes, in either notation. */
    record Mutant(String path, List<Mutation> mutations, DocumentFormat format) {

        AsyncApiDocument original() {
            return AsyncApiDocument.parse(Samples.text(path));
        }

        /** Empty where the changes have come to more than can be written. */
        Optional<String> text() {
            var root = original().root().deepCopy();
            mutations.forEach(mutation -> mutation.applyTo(root));
            try {
                return Optional.of(DocumentWriter.write(new DocumentText(format, root.asObject())));
            } catch (StreamConstraintsException nestedTooDeep) {
                return Optional.empty();
            }
        }
    }

    /** A document's text with some changes. */
    record Edited(String path, List<Edit> edits) {

        String text() {
            String text = Samples.text(path);
            for (Edit edit : edits) {
                text = edit.appliedTo(text);
            }
            return text;
        }
    }

    @Provide
    Arbitrary<Mutant> mutants() {
        Arbitrary<Mutation> mutation = Combinators.combine(
                        Arbitraries.of(Mutation.Change.class),
                        place(),
                        place(),
                        Arbitraries.oneOf(Arbitraries.of(Oddities.KEYS), Arbitraries.of(Oddities.targets())),
                        Arbitraries.of(Oddities.values()))
                .as(Mutation::new);
        return Combinators.combine(
                        Arbitraries.of(Samples.paths()),
                        mutation.list().ofMinSize(1).ofMaxSize(8),
                        Arbitraries.of(DocumentFormat.class))
                .as(Mutant::new);
    }

    @Provide
    Arbitrary<Edited> edited() {
        Arbitrary<Edit> edit = Combinators.combine(
                        Arbitraries.of(Edit.Change.class),
                        place(),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.of(Oddities.SNIPPETS))
                .as(Edit::new);
        return Combinators.combine(
                        Arbitraries.of(Samples.paths()),
                        edit.list().ofMinSize(1).ofMaxSize(5))
                .as(Edited::new);
    }

    @Provide
    Arbitrary<String> pieces() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(Oddities.SNIPPETS),
                Arbitraries.of(Oddities.KEYS),
                Arbitraries.of(": ", "\n", "\n  ", "\n- "));
        return piece.list()
                .ofMaxSize(30)
                .map(pieces -> "asyncapi: 3.0.0\ninfo: {title: t}\n" + String.join("", pieces));
    }

    private static Arbitrary<Integer> place() {
        return Arbitraries.integers().between(0, 100_000).withoutEdgeCases();
    }
}
