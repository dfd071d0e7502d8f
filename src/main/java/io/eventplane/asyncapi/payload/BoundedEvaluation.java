package io.eventplane.asyncapi.payload;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One evaluation of a schema, charged to a budget. Without it {@code allOf: [{$ref: b}, {$ref: b}]} thirty times in a row,
 * or a list of a million required names for a million items, keeps a thread busy for hours.
 */
final class BoundedEvaluation extends ExecutionContext {

    private static final ExecutionConfig CONFIG = ExecutionConfig.builder()
            .locale(Locale.ENGLISH)
            .formatAssertionsEnabled(true)
            .build();

    private static final int STEPS_PER_ERROR = 100;

    private final EvaluationBudget budget;
    private final int stepsPerError;

    BoundedEvaluation(EvaluationBudget budget) {
        this(budget, STEPS_PER_ERROR);
    }

    /** @param stepsPerError bounds the errors kept, which cost memory as well */
    BoundedEvaluation(EvaluationBudget budget, int stepsPerError) {
        super(CONFIG);
        this.budget = budget;
        this.stepsPerError = stepsPerError;
    }

    /** Hostile documents break a rule many thousand times. */
    @Override
    public void addError(Error error) {
        budget.spend(stepsPerError);
        super.addError(error);
    }

    /**
     * The validator calls this before it evaluates a keyword. It takes the keyword off the path again also when this throws, so the
     * keyword has to be on it by then.
     */
    @Override
    public void evaluationPathAddLast(String keyword) {
        super.evaluationPathAddLast(keyword);
        budget.spend((long) EvaluationBudget.STEPS_PER_KEYWORD * (1 + entries(keyword)));
    }

    /** A keyword's work grows with the size of its value, unless that is a plain one: most are, and looking them up is their main cost. */
    private int entries(String keyword) {
        return switch (keyword) {
            case "type", "format", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern" ->
                0;
            default -> {
                Schema schema = getEvaluationSchema().peekLast();
                JsonNode value = schema == null ? null : schema.getSchemaNode().get(keyword);
                yield value == null ? 0 : value.size();
            }
        };
    }
}
