package io.eventplane.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One HTTP request on a connection of its own: Liberty closes one anyway that it has answered with an error. */
final class Question {

    private Question() {}

    /** Waits for the whole answer; answers its status. */
    static int ask(URI url, ByteBuffer request) throws IOException {
        AnswerBytes answer = new AnswerBytes();
        try (SocketChannel channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()))) {
            while (request.hasRemaining()) {
                channel.write(request);
            }
            while (!answer.isComplete()) {
                if (channel.read(answer.buffer()) < 0) {
                    throw new IOException(url + " gave no whole answer");
                }
            }
        }
        return answer.status();
    }
}
