package io.eventplane.gateway.amqp;

import io.eventplane.gateway.http.Definitions;
import io.eventplane.gateway.wire.TlsContract;
import jakarta.jms.JMSContext;
import java.net.URI;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.qpid.jms.JmsConnectionFactory;

/** AMQP over TLS. */
class AmqpsContractTest extends TlsContract<AmqpGateway> {

    @Override
    protected AmqpGateway start(Map<String, String> settings) {
        var gateway = new AmqpGateway(settings);
        gateway.urls.changed(Definitions.of("d1", 1, AmqpGateway.LAMPS, null));
        return gateway;
    }

    @Override
    protected URI encrypted(AmqpGateway gateway) {
        return gateway.uri("amqps");
    }

    @Override
    protected URI clear(AmqpGateway gateway) {
        return gateway.uri("amqp");
    }

    @Override
    protected Publisher connect(AmqpGateway gateway, SSLContext trusting) {
        var factory = new JmsConnectionFactory(encrypted(gateway).toString());
        factory.setSslContext(trusting);
        var context = factory.createContext();
        context.start();
        return new OneConnection(context);
    }

    private record OneConnection(JMSContext context) implements Publisher {

        /** Durable, so that it fails unless it is accepted. */
        @Override
        public void publish() {
            context.createProducer().send(context.createQueue("events/d1/lamps/measured"), "{\"lumens\":1}");
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
