package io.eventplane.gateway.http;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The event URL: {@code POST /events/{definitionId}[/{channel address}]} takes a CloudEvent in binary, structured or batched mode,
 * or a plain body, and answers 202 with the event's id once the bus has it on disk. Everything else is
 * {@code application/problem+json}.
 */
@WebServlet(name = "events", urlPatterns = "/events/*", asyncSupported = true)
public class EventsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient EventPost post;
    private final Duration timeout;

    /** Asks {@code post}; {@code timeout} is how long the bus may take to confirm. */
    @Inject
    EventsServlet(EventPost post, @ConfigProperty(name = "eventplane.gateway.publish-timeout") Duration timeout) {
        this.post = post;
        this.timeout = timeout;
    }

    private CompletableFuture<HttpAnswer> answer(HttpHead head, HttpServletRequest request) {
        try {
            return post.answer(head, request.getInputStream());
        } catch (IOException e) {
            // The sender went away, or sent chunks that are none: the connection is of no more use.
            return CompletableFuture.completedFuture(HttpAnswers.brokenOff(head.uri()));
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var head = RequestHead.of(request);
        var answer = answer(head, request);
        if (answer.isDone()) {
            AnswerWriter.write(answer.join(), response);
        } else {
            Exchange.start(request, head.uri(), timeout).answer(answer);
        }
    }
}
