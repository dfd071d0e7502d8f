package io.eventplane.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long the Director takes to answer one definition, and a page of 100 somewhere in the list. One question at a time. */
final class ReadingLatency {

    private static final int WARM_UP = 300;
    private static final int QUESTIONS = 1_000;
    private static final String PAGE = """
            query($id: ID!, $after: PageCursor) { application(id: $id) { eventAPIs(first: 100, after: $after)
              { totalCount data { id name generation } pageInfo { endCursor hasNextPage } } } }""";
    private static final String ONE = "query($id: ID!) { eventAPI(id: $id) { id name generation } }";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(1);
    private final URI graphql;
    private final String application;
    private String cursor = "";
    private JsonNode page;

    ReadingLatency(URI graphql, String application) throws IOException, InterruptedException {
        this.graphql = graphql;
        this.application = application;
        this.page = turn();
    }

    /** Of definitions from all over the list. */
    Samples one() throws IOException, InterruptedException {
        run(WARM_UP, () -> ask(ONE, Map.of("id", anyOf(page))));
        Samples samples = new Samples();
        for (int each = 0; each < QUESTIONS; each++) {
            page = turn();
            String id = anyOf(page);
            long start = System.nanoTime();
            ask(ONE, Map.of("id", id));
            samples.add(System.nanoTime() - start);
        }
        return samples;
    }

    /** Of pages one behind the other; from the beginning again behind the last. */
    Samples page() throws IOException, InterruptedException {
        run(WARM_UP, this::turn);
        return run(QUESTIONS, this::turn);
    }

    private interface Question {
        JsonNode ask() throws IOException, InterruptedException;
    }

    private static Samples run(int times, Question question) throws IOException, InterruptedException {
        Samples samples = new Samples();
        for (int each = 0; each < times; each++) {
            long start = System.nanoTime();
            question.ask();
            samples.add(System.nanoTime() - start);
        }
        return samples;
    }

    private JsonNode turn() throws IOException, InterruptedException {
        JsonNode turned = ask(PAGE, Map.of("id", application, "after", cursor)).at("/application/eventAPIs");
        boolean more = turned.at("/pageInfo/hasNextPage").booleanValue();
        cursor = more ? turned.at("/pageInfo/endCursor").asString() : "";
        return turned;
    }

    private String anyOf(JsonNode definitions) {
        JsonNode data = definitions.path("data");
        return data.get(random.nextInt(data.size())).path("id").asString();
    }

    private JsonNode ask(String query, Map<String, String> variables) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(graphql)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", query, "variables", variables))))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        JsonNode answer = JSON.readTree(response.body());
        if (answer.has("errors") || !answer.has("data")) {
            throw new IllegalStateException(response.body());
        }
        return answer.path("data");
    }
}
