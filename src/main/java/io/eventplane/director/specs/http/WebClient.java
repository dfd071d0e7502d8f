package io.eventplane.director.specs.http;

import io.eventplane.director.specs.guard.GuardedNames;
import io.eventplane.director.specs.guard.NotCalledException;
import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.eclipse.microprofile.config.Config;

/**
 * One HTTP exchange at a time with a server that is not trusted: within a {@link Budget}, at addresses that {@link GuardedNames} lets
 * pass, without following redirects, cookies or challenges by itself. No connection is used twice.
 */
@OnePerApplication
public class WebClient {

    private final CheckedNames names;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService watchdog;
    private final FetchLimits limits;

    @Inject
    public WebClient(GuardedNames names, ManagedScheduledExecutorService watchdog, Config config) {
        this(names, watchdog, FetchLimits.from(config));
    }

    /** @param watchdog ends what takes too long */
    public WebClient(GuardedNames names, ScheduledExecutorService watchdog, FetchLimits limits) {
        this.names = new CheckedNames(names);
        this.http = UntrustingClient.of(this.names, limits);
        this.watchdog = watchdog;
        this.limits = limits;
    }

    public FetchLimits limits() {
        return limits;
    }

    /** Ends what is under way. */
    @PreDestroy
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }

    /** @throws FetchFailedException when there is no complete answer within the budget */
    Answer exchange(Ask ask, Budget budget) {
        var request = request(ask);
        var alarm = watchdog.schedule(request::cancel, budget.timeLeft().toMillis() + 1, TimeUnit.MILLISECONDS);
        names.begin(budget);
        try {
            return answer(ask, request, budget);
        } catch (NotCalledException e) {
            throw TransportFailure.of(e, ask.uri());
        } catch (IOException | HttpException e) {
            throw budget.isLate() ? budget.late() : TransportFailure.of(e, ask.uri());
        } finally {
            names.end();
            alarm.cancel(false);
        }
    }

    private Answer answer(Ask ask, HttpUriRequestBase request, Budget budget) throws IOException, HttpException {
        try (var response =
                http.executeOpen(RoutingSupport.determineHost(request), request, HttpClientContext.create())) {
            try {
                return new Answer(ask.uri(), response.getCode(), headers(response), body(response, budget));
            } finally {
                // Closing would read the rest of the body first, however long.
                request.cancel();
            }
        }
    }

    private static byte[] body(ClassicHttpResponse response, Budget budget) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > budget.bytesLeft()) {
            budget.spend(entity.getContentLength());
        }
        var bytes = entity.getContent().readNBytes(budget.bytesLeft() + 1);
        budget.spend(bytes.length);
        return bytes;
    }

    private static Map<String, List<String>> headers(ClassicHttpResponse response) {
        var headers = new TreeMap<String, List<String>>();
        for (var header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(String.valueOf(header.getValue()));
        }
        return headers;
    }

    private static HttpUriRequestBase request(Ask ask) {
        HttpUriRequestBase request;
        if (ask.form() == null) {
            request = new HttpGet(ask.uri());
        } else {
            request = new HttpPost(ask.uri());
            request.setEntity(new StringEntity(ask.form(), ContentType.APPLICATION_FORM_URLENCODED));
        }
        ask.headers().forEach(header -> request.addHeader(header.getKey(), header.getValue()));
        return request;
    }
}
