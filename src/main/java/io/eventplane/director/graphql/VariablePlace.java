package io.eventplane.director.graphql;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Node;
import graphql.language.ObjectField;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import io.eventplane.director.failure.InputCheck;
import java.util.List;
import java.util.Optional;

/**
 * Where in the input of a request a variable stands. The argument {@code in} is the root, as it is for what the Director itself finds
 * wrong with an input; any other argument is a member of the root, and so is a variable that stands nowhere.
 */
final class VariablePlace {

    private VariablePlace() {}

    /** The check of that place; {@code root} stands at the input's root. */
    static InputCheck of(OperationDefinition operation, VariableDefinition variable, InputCheck root) {
        return in(operation, variable.getName(), root).orElseGet(() -> root.at(variable.getName()));
    }

    private static Optional<InputCheck> in(Node<?> node, String variable, InputCheck check) {
        if (node instanceof VariableReference reference) {
            return Optional.of(check).filter(found -> variable.equals(reference.getName()));
        }
        if (node instanceof ArrayValue list) {
            return inItems(list.getValues(), variable, check);
        }
        return node.getChildren().stream()
                .flatMap(child -> in(child, variable, at(child, check)).stream())
                .findFirst();
    }

    private static InputCheck at(Node<?> node, InputCheck check) {
        if (node instanceof Argument argument) {
            return argument.getName().equals("in") ? check : check.at(argument.getName());
        }
        if (node instanceof ObjectField field) {
            return check.at(field.getName());
        }
        return check;
    }

    @SuppressWarnings("rawtypes") // The engine's own.
    private static Optional<InputCheck> inItems(List<Value> items, String variable, InputCheck check) {
        for (int i = 0; i < items.size(); i++) {
            var found = in(items.get(i), variable, check.at(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
