package io.eventplane.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyNameTest {

    @ParameterizedTest
    @CsvSource({
        "tenant,tenant",
        "x-request-id,x_request_id",
        "1st,x_1st",
        "'',x_",
        "null,x_null",
        "between,x_between",
        "JMSType,x_JMSType",
        "JMS_AMQP_ContentType,x_JMS_AMQP_ContentType",
        "_AMQ_DUPL_ID,x__AMQ_DUPL_ID",
        "cloudEvents:id,x_cloudEvents_id",
        "größe,größe"
    })
    void a_name_becomes_one_that_jms_allows(String name, String valid) {
        assertThat(PropertyName.of(name)).isEqualTo(valid);
    }
}
