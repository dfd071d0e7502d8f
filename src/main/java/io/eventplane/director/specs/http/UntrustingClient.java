package io.eventplane.director.specs.http;

import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/** Makes the HTTP client for servers that are not trusted: it does nothing by itself, and connects only to addresses that were checked. */
final class UntrustingClient {

    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_CONNECTIONS = 1000;

    private UntrustingClient() {}

    /** No proxy, whatever the machine is set to: it would resolve the names once more, and unguarded. */
    static CloseableHttpClient of(CheckedNames names, FetchLimits limits) {
        return HttpClients.custom()
                .setConnectionManager(connections(names, limits))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(request(limits))
                .setUserAgent("eventplane")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(CheckedNames names, FetchLimits limits) {
        var http1 = Http1Config.custom()
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxLineLength(LONGEST_LINE)
                .build();
        var connecting = ConnectionConfig.custom()
                .setConnectTimeout(timeout(limits.connectTimeout().toMillis()))
                .setSocketTimeout(timeout(limits.timeout().toMillis()))
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(http1)
                        .build())
                .setDefaultConnectionConfig(connecting)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .build();
    }

    private static RequestConfig request(FetchLimits limits) {
        return RequestConfig.custom()
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setResponseTimeout(timeout(limits.timeout().toMillis()))
                .build();
    }

    private static Timeout timeout(long milliseconds) {
        return Timeout.of(milliseconds, TimeUnit.MILLISECONDS);
    }
}
