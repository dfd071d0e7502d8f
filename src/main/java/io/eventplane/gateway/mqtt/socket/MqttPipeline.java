package io.eventplane.gateway.mqtt.socket;

import io.eventplane.gateway.limit.InFlightBytes;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.flow.FlowControlHandler;

/**
 * What stands between a socket's bytes and packets, all of it Netty's but the WebSocket frames' payload.
 *
 * @param packetBytes the largest packet that is taken; a larger one is never gathered
 * @param webSocket whether packets travel in WebSocket messages
 * @param inFlight what is counted in while a packet is not whole
 */
public record MqttPipeline(int packetBytes, boolean webSocket, InFlightBytes inFlight) {

    /** Where MQTT is found on a WebSocket port. */
    public static final String PATH = "/mqtt";

    private static final String SUBPROTOCOL = "mqtt";
    private static final int REQUEST_BYTES = 8192;

    /** How long a client id may be; Netty's own default is the shortest that MQTT allows. */
    private static final int CLIENT_ID_CHARACTERS = 65_535;

    /** What tells how much of a packet has come. */
    public Gathered install(ChannelPipeline pipeline) {
        var gathered = new Gathered(inFlight);
        // The socket's own handler is the last: before it comes, in this order, what bytes go through.
        add(pipeline, new GreetingLimit());
        if (webSocket) {
            add(pipeline, gathered.countingFrames());
            add(pipeline, new HttpServerCodec());
            add(pipeline, new HttpObjectAggregator(REQUEST_BYTES));
            add(pipeline, gathered.endingFrames());
            add(pipeline, new WebSocketServerProtocolHandler(frames()));
            add(pipeline, new WebSocketPayload());
        }
        add(pipeline, gathered.countingPackets());
        add(pipeline, new MqttDecoder(packetBytes, CLIENT_ID_CHARACTERS));
        add(pipeline, MqttEncoder.INSTANCE);
        // A read may hold many packets: those behind a pause wait here.
        add(pipeline, new FlowControlHandler());
        return gathered;
    }

    private static void add(ChannelPipeline pipeline, ChannelHandler handler) {
        pipeline.addBefore("handler", null, handler);
    }

    private WebSocketServerProtocolConfig frames() {
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(PATH)
                .subprotocols(SUBPROTOCOL)
                .maxFramePayloadLength(packetBytes)
                .allowExtensions(false)
                .build();
    }
}
