package io.eventplane.bus;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The URL of a broker, of one or more members, and how a client of ours treats its connections.
 *
 * @param encryption parameters; not for a broker in this process
 */
record BrokerUrl(String members, List<String> encryption) {

    /** For connections that their user replaces when they break, and whose consumers take one message at a time. */
    String once(Duration timeout) {
        return with(
                timeout,
                "reconnectAttempts=0",
                "consumerWindowSize=0",
                "clientFailureCheckPeriod=5000",
                "connectionTTL=15000");
    }

    /** For connections that reconnect for ever by themselves. */
    String forEver(Duration timeout) {
        return with(
                timeout,
                "reconnectAttempts=-1",
                "retryInterval=200",
                "retryIntervalMultiplier=2",
                "maxRetryInterval=5000");
    }

    private String with(Duration timeout, String... parameters) {
        String all = String.join("&", parameters) + "&initialConnectAttempts=1&callTimeout=" + timeout.toMillis();
        return members.startsWith("vm:") ? members + "?" + all : outside(all);
    }

    private String outside(String all) {
        String encrypted = encryption.stream().map(each -> "&" + each).collect(Collectors.joining());
        return "(" + members + ")?ha=true&" + all + encrypted;
    }
}
