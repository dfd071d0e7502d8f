package io.eventplane.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One keep-alive connection: one event after the other, each once the one before was answered. */
final class Publisher {

    private static final int ACCEPTED = 202;

    private final SocketChannel channel;
    private final AnswerBytes answer = new AnswerBytes();
    private long due;

    private Publisher(SocketChannel channel) {
        this.channel = channel;
    }

    static Publisher connect(URI url, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Publisher publisher = new Publisher(channel);
        channel.register(selector, SelectionKey.OP_READ, publisher);
        return publisher;
    }

    void post(ByteBuffer request) throws IOException {
        while (request.hasRemaining()) {
            // A request is smaller than the socket's buffer: it goes in one piece.
            channel.write(request);
        }
    }

    /** Reads what there is; true when the answer is all there. */
    boolean isAnswered() throws IOException {
        if (channel.read(answer.buffer()) < 0) {
            throw new IOException("the gateway closed a connection");
        }
        return answer.isComplete();
    }

    /** Ends the exchange; true when the event was accepted. */
    boolean wasAccepted() {
        int status = answer.status();
        answer.clear();
        return status == ACCEPTED;
    }

    /** When its next event is to be sent, or the last one was, in {@link System#nanoTime}. */
    long due() {
        return due;
    }

    void dueAt(long nanoTime) {
        due = nanoTime;
    }
}
