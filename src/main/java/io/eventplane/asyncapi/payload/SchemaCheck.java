package io.eventplane.asyncapi.payload;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import io.eventplane.asyncapi.notation.Numbers;
import io.eventplane.asyncapi.verdict.Findings;
import io.eventplane.asyncapi.verdict.Rule;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds the schemas of a bundle against the schema of schemas of draft-07. */
final class SchemaCheck {

    static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .regularExpressionFactory(BoundedRegularExpression.FACTORY)
            .formatAssertionsEnabled(true)
            .locale(Locale.ENGLISH)
            .build();

    /** Checking a schema takes about a thousand steps per subschema; 5 MiB hold fewer than a hundred thousand. */
    private static final long STEPS = 10L * EvaluationBudget.STEPS;

    /** The schema of schemas; the library has it among its own resources. */
    private static final PayloadSchema DRAFT_07 =
            of(SchemaRegistry.withDialect(Dialects.getDraft7(), registry -> registry.schemaRegistryConfig(CONFIG))
                    .getSchema(SchemaLocation.of(Dialects.getDraft7().getId())));

    private SchemaCheck() {}

    /** Notes every schema that is no schema, at its place in the AsyncAPI document. */
    static void check(SchemaBundle bundle, Findings findings) {
        for (int number = 0; number < bundle.size(); number++) {
            violations(bundle, number).forEach(findings::add);
        }
    }

    /** Why a schema of a bundle is none, at its places in the AsyncAPI document; none when it is one. */
    static List<Violation> violations(SchemaBundle bundle, int number) {
        String where = bundle.location(number).pointer();
        return DRAFT_07.validate(Numbers.plain(bundle.schema(number))).stream()
                .map(wrong -> new Violation(
                        where + wrong.pointer(), Rule.SCHEMA.toString(), wrong.rule() + ": " + wrong.message()))
                .toList();
    }

    private static PayloadSchema of(Schema schema) {
        return new PayloadSchema(() -> schema, STEPS, new TextTypes(Set.of()));
    }
}
