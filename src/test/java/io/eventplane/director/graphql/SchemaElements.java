package io.eventplane.director.graphql;

import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schema taken to pieces, one line each: {@code type Version}, {@code type Version.value: String!},
 * {@code input FetchRequestInput.mode: FetchMode = SINGLE}, {@code enum FetchMode.INDEX}. The order of types, fields and
 * arguments means nothing.
 */
final class SchemaElements {

    private SchemaElements() {}

    static SortedSet<String> of(String schema) {
        TypeDefinitionRegistry types = new SchemaParser().parse(schema);
        return Stream.concat(
                        types.types().values().stream(),
                        types.scalars().values().stream().filter(scalar -> scalar.getSourceLocation() != null))
                .flatMap(SchemaElements::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> of(TypeDefinition<?> type) {
        String kind = kind(type) + " " + type.getName();
        return Stream.concat(Stream.of(kind), pieces(type).map(piece -> kind + piece));
    }

    private static String kind(TypeDefinition<?> type) {
        if (type instanceof ObjectTypeDefinition) {
            return "type";
        }
        if (type instanceof InterfaceTypeDefinition) {
            return "interface";
        }
        if (type instanceof InputObjectTypeDefinition) {
            return "input";
        }
        if (type instanceof EnumTypeDefinition) {
            return "enum";
        }
        return type instanceof UnionTypeDefinition ? "union" : "scalar";
    }

    private static Stream<String> pieces(TypeDefinition<?> type) {
        if (type instanceof ObjectTypeDefinition object) {
            return Stream.concat(
                    object.getImplements().stream().map(implemented -> " implements " + text(implemented)),
                    fields(object.getFieldDefinitions()));
        }
        if (type instanceof InterfaceTypeDefinition contract) {
            return fields(contract.getFieldDefinitions());
        }
        if (type instanceof InputObjectTypeDefinition input) {
            return input.getInputValueDefinitions().stream().map(value -> "." + text(value));
        }
        if (type instanceof EnumTypeDefinition values) {
            return values.getEnumValueDefinitions().stream().map(value -> "." + value.getName());
        }
        if (type instanceof UnionTypeDefinition union) {
            return union.getMemberTypes().stream().map(member -> " = " + text(member));
        }
        if (type instanceof ScalarTypeDefinition) {
            return Stream.empty();
        }
        throw new IllegalArgumentException("not a known kind of type: " + type.getClass());
    }

    private static Stream<String> fields(List<FieldDefinition> fields) {
        return fields.stream().map(field -> "." + field.getName() + arguments(field) + ": " + text(field.getType()));
    }

    private static String arguments(FieldDefinition field) {
        return field.getInputValueDefinitions().isEmpty()
                ? ""
                : field.getInputValueDefinitions().stream()
                        .map(SchemaElements::text)
                        .sorted()
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String text(InputValueDefinition value) {
        var stated = value.getName() + ": " + text(value.getType());
        return value.getDefaultValue() == null ? stated : stated + " = " + text(value.getDefaultValue());
    }

    private static String text(Node<?> node) {
        return AstPrinter.printAstCompact(node);
    }
}
