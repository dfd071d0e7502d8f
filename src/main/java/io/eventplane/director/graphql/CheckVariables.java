package io.eventplane.director.graphql;

import graphql.ExecutionInput;
import graphql.GraphQLContext;
import graphql.execution.TypeFromAST;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.InputViolation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds all that the schema does not take in the variables of a request, and where: the engine tells only of the first, in words. */
final class CheckVariables {

    private final GraphQLSchema schema;

    CheckVariables(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** In the order of the variables; their pointers are those of the arguments that the variables stand for. */
    List<InputViolation> of(ExecutionInput input) {
        var document = Parser.parse(input.getQuery());
        var check = InputCheck.ofInput();
        document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> input.getOperationName() == null
                        || input.getOperationName().isEmpty()
                        || input.getOperationName().equals(operation.getName()))
                .forEach(operation -> operation
                        .getVariableDefinitions()
                        .forEach(variable -> variable(
                                variable,
                                input.getRawVariables().toMap(),
                                VariablePlace.of(operation, variable, check))));
        return check.found();
    }

    private void variable(VariableDefinition variable, Map<String, Object> given, InputCheck check) {
        var type = TypeFromAST.getTypeFromAST(schema, variable.getType());
        boolean left = variable.getDefaultValue() != null && !given.containsKey(variable.getName());
        if (type != null && !left) {
            value(type, given.get(variable.getName()), check);
        }
    }

    private static void value(GraphQLType type, @Nullable Object value, InputCheck check) {
        if (value == null) {
            check.that(!(type instanceof GraphQLNonNull), "required", "must be there and not null");
        } else if (type instanceof GraphQLNonNull nonNull) {
            value(nonNull.getWrappedType(), value, check);
        } else if (type instanceof GraphQLList list) {
            list(list.getWrappedType(), value, check);
        } else if (type instanceof GraphQLInputObjectType object) {
            object(object, value, check);
        } else if (type instanceof GraphQLEnumType names) {
            name(names, value, check);
        } else if (type instanceof GraphQLScalarType scalar) {
            scalar(scalar, value, check);
        }
    }

    /** A single value may stand without its list. */
    private static void list(GraphQLType type, Object value, InputCheck check) {
        List<?> items = value instanceof List<?> given ? given : List.of(value);
        for (int i = 0; i < items.size(); i++) {
            value(type, items.get(i), check.at(i));
        }
    }

    private static void object(GraphQLInputObjectType type, Object value, InputCheck check) {
        if (!(value instanceof Map<?, ?> members)) {
            check.that(false, "type", "expected an object, got " + JsonKind.of(value));
            return;
        }
        type.getFieldDefinitions().stream()
                .filter(field -> members.containsKey(field.getName()) || !hasDefault(field))
                .forEach(field -> value(field.getType(), members.get(field.getName()), check.at(field.getName())));
        members.keySet()
                .forEach(name -> check.at(name)
                        .that(
                                type.getFieldDefinition(name.toString()) != null,
                                "unknown-member",
                                "is not known to " + type.getName()));
    }

    private static boolean hasDefault(GraphQLInputObjectField field) {
        return field.hasSetDefaultValue();
    }

    private static void name(GraphQLEnumType type, Object value, InputCheck check) {
        if (check.that(value instanceof String, "type", "expected a name, got " + JsonKind.of(value))) {
            var known = type.getValues().stream().map(each -> each.getName()).toList();
            check.that(known.contains(value), "enum", "must be one of " + String.join(", ", known));
        }
    }

    private static void scalar(GraphQLScalarType type, Object value, InputCheck check) {
        if (type.getName().equals("Int") && value instanceof String) {
            // SmallRye takes it, and fails over it later, without saying where.
            check.that(false, "type", "expected a whole number, got " + JsonKind.of(value));
            return;
        }
        try {
            type.getCoercing().parseValue(value, GraphQLContext.getDefault(), Locale.ROOT);
        } catch (CoercingParseValueException e) {
            check.that(false, e.getCause() == null ? "type" : "format", String.valueOf(e.getMessage()));
        }
    }
}
