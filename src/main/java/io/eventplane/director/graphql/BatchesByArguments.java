package io.eventplane.director.graphql;

import graphql.ExecutionInput;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.spi.EventingService;
import java.util.Map;
import org.dataloader.BatchLoaderWithContext;
import org.dataloader.DataLoader;

/**
 * Gives each request loaders that ask once for each set of arguments, not once for each row, and that remember nothing.
 *
 * <p>SmallRye's own hand all rows of a field the arguments of the first, so that two aliases with different arguments would answer
 * alike; and they remember answers under a hash of row and arguments, under which two may meet. Found by the service loader; SmallRye
 * calls it for every request.
 */
public final class BatchesByArguments implements EventingService {

    @Override
    public void beforeExecute(Context context) {
        var loaders = context.unwrap(ExecutionInput.class).getDataLoaderRegistry();
        Map.copyOf(loaders.getDataLoadersMap())
                .forEach((name, theirs) -> loaders.unregister(name).register(name, ours(theirs)));
    }

    private static <K, V> DataLoader<K, V> ours(DataLoader<K, V> theirs) {
        var options = theirs.getOptions().transform(each -> each.setCachingEnabled(false));
        return theirs.transform(each -> each.options(options).batchLoader(split(theirs)));
    }

    @SuppressWarnings("unchecked") // SmallRye makes no others.
    private static <K, V> BatchLoaderWithContext<K, V> split(DataLoader<K, V> theirs) {
        return (BatchLoaderWithContext<K, V>)
                new SplitBatch((BatchLoaderWithContext<Object, Object>) theirs.getBatchLoadFunction());
    }

    /** Always: there is no setting for it. */
    @Override
    @SuppressWarnings("NullAway") // Null is how SmallRye is told so.
    public String getConfigKey() {
        return null;
    }
}
