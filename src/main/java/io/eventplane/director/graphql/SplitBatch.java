package io.eventplane.director.graphql;

import io.smallrye.graphql.execution.datafetcher.helper.BatchLoaderHelper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.BatchLoaderWithContext;

/** Asks a loader once for each set of arguments among the rows of a batch. A set that fails fails its own rows only. */
final class SplitBatch implements BatchLoaderWithContext<Object, Object> {

    private final BatchLoaderWithContext<Object, Object> loader;

    SplitBatch(BatchLoaderWithContext<Object, Object> loader) {
        this.loader = loader;
    }

    @Override
    public CompletionStage<List<Object>> load(List<Object> rows, BatchLoaderEnvironment environment) {
        var contexts = environment.getKeyContextsList();
        var answers = new Object[rows.size()];
        var parts = byArguments(contexts).values().stream()
                .map(places -> part(places, rows, contexts, answers))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(parts).thenApply(all -> Arrays.asList(answers));
    }

    private static Map<Object, List<Integer>> byArguments(List<Object> contexts) {
        var places = new LinkedHashMap<Object, List<Integer>>();
        IntStream.range(0, contexts.size())
                .forEach(i -> places.computeIfAbsent(arguments(contexts.get(i)), arguments -> new ArrayList<>())
                        .add(i));
        return places;
    }

    private static Object arguments(Object context) {
        return Objects.requireNonNull(((Map<?, ?>) context).get(BatchLoaderHelper.ARGUMENTS));
    }

    private CompletableFuture<?> part(
            List<Integer> places, List<Object> rows, List<Object> contexts, Object[] answers) {
        return asked(pick(places, rows), pick(places, contexts)).thenAccept(found -> {
            for (int i = 0; i < places.size(); i++) {
                answers[places.get(i)] = found.get(i);
            }
        });
    }

    /** An answer that is a throwable is what its row fails with. */
    private CompletableFuture<? extends List<?>> asked(List<Object> rows, List<Object> contexts) {
        var environment = BatchLoaderEnvironment.newBatchLoaderEnvironment()
                .keyContexts(rows, contexts)
                .build();
        return CompletableFuture.completedFuture(rows)
                .thenCompose(some -> loader.load(some, environment))
                .exceptionally(failure -> Collections.nCopies(rows.size(), unwrapped(failure)));
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static List<Object> pick(List<Integer> places, List<Object> all) {
        return places.stream().map(all::get).toList();
    }
}
