package io.eventplane;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.util.logging.Handler;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullMarked;

/** What may know what. The layers are those of {@code package-info.java} of {@code io.eventplane}. */
@AnalyzeClasses(packages = "io.eventplane", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String EXAMPLES = "io.eventplane.examples..";
    /** What all endpoints share; only the container calls it. */
    private static final String HTTP = "io.eventplane.http..";

    /** The one thing that is borrowed of the broker: how passwords are proved. */
    private static final String SCRAM = "io.eventplane.gateway.security.scram..";

    private static final String METRICS = "io.eventplane.metrics..";

    private static final String DIRECTOR = "io.eventplane.director..";

    @ArchTest
    static final ArchRule roles_meet_only_outside_of_java_and_call_only_to_their_right = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("director")
            .definedBy(DIRECTOR)
            .layer("gateway")
            .definedBy("io.eventplane.gateway..")
            .layer("agent")
            .definedBy("io.eventplane.agent..")
            .layer("eventing")
            .definedBy("io.eventplane.eventing..")
            .optionalLayer("http")
            .definedBy(HTTP)
            .layer("examples")
            .definedBy(EXAMPLES)
            .layer("channel")
            .definedBy("io.eventplane.channel..")
            .layer("event")
            .definedBy("io.eventplane.event..")
            .layer("refusal")
            .definedBy("io.eventplane.refusal..")
            .layer("replica")
            .definedBy("io.eventplane.replica..")
            .layer("subscription")
            .definedBy("io.eventplane.subscription..")
            .layer("notice")
            .definedBy("io.eventplane.notice..")
            .layer("token")
            .definedBy("io.eventplane.token..")
            .layer("report")
            .definedBy("io.eventplane.report..")
            .layer("lifecycle")
            .definedBy("io.eventplane.lifecycle..")
            .layer("asyncapi")
            .definedBy("io.eventplane.asyncapi..")
            .layer("bus")
            .definedBy("io.eventplane.bus..")
            .layer("platform")
            .definedBy("io.eventplane.platform..")
            .whereLayer("director")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("gateway")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("agent")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("eventing")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("http")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("http")
            .mayNotAccessAnyLayer()
            .whereLayer("examples")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("channel")
            .mayOnlyBeAccessedByLayers("gateway", "eventing")
            .whereLayer("channel")
            .mayOnlyAccessLayers("event", "refusal", "replica", "asyncapi", "bus", "platform")
            .whereLayer("event")
            .mayOnlyBeAccessedByLayers("gateway", "eventing", "channel")
            .whereLayer("event")
            .mayOnlyAccessLayers("refusal", "asyncapi", "bus", "platform")
            .whereLayer("refusal")
            .mayOnlyBeAccessedByLayers("gateway", "eventing", "channel", "event")
            .whereLayer("refusal")
            .mayOnlyAccessLayers("asyncapi")
            .whereLayer("replica")
            .mayOnlyBeAccessedByLayers("gateway", "agent", "eventing", "channel")
            .whereLayer("subscription")
            .mayOnlyBeAccessedByLayers("director", "gateway", "eventing", "replica")
            .whereLayer("subscription")
            .mayOnlyAccessLayers("platform")
            .whereLayer("notice")
            .mayOnlyBeAccessedByLayers("director", "gateway", "agent", "eventing", "replica")
            .whereLayer("token")
            .mayOnlyBeAccessedByLayers("director", "gateway", "eventing")
            .whereLayer("token")
            .mayOnlyAccessLayers("platform")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("director", "gateway", "agent", "eventing")
            .whereLayer("report")
            .mayOnlyAccessLayers("platform")
            .whereLayer("lifecycle")
            .mayOnlyBeAccessedByLayers("director", "gateway", "agent", "eventing", "replica")
            .whereLayer("lifecycle")
            .mayNotAccessAnyLayer()
            .whereLayer("asyncapi")
            .mayOnlyBeAccessedByLayers(
                    "director", "gateway", "agent", "eventing", "replica", "channel", "event", "refusal")
            .whereLayer("bus")
            .mayOnlyBeAccessedByLayers("director", "gateway", "agent", "eventing", "replica", "channel", "event")
            .whereLayer("platform")
            .mayNotAccessAnyLayer()
            .whereLayer("notice")
            .mayOnlyAccessLayers("platform")
            .whereLayer("asyncapi")
            .mayOnlyAccessLayers("platform")
            .whereLayer("bus")
            .mayOnlyAccessLayers("platform")
            .whereLayer("examples")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule the_gateway_goes_from_its_protocols_inwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("assembly")
            .definedBy("io.eventplane.gateway")
            .layer("http")
            .definedBy("io.eventplane.gateway.http..")
            .layer("mqtt")
            .definedBy("io.eventplane.gateway.mqtt..")
            .layer("amqp")
            .definedBy("io.eventplane.gateway.amqp..")
            .layer("websocket")
            .definedBy("io.eventplane.gateway.websocket..")
            .layer("wire")
            .definedBy("io.eventplane.gateway.wire..")
            .layer("push")
            .definedBy("io.eventplane.gateway.push..")
            .layer("intake")
            .definedBy("io.eventplane.gateway.intake..")
            .layer("limit")
            .definedBy("io.eventplane.gateway.limit..")
            .layer("event API")
            .definedBy("io.eventplane.gateway.eventapi..")
            .layer("security")
            .definedBy("io.eventplane.gateway.security..")
            .layer("observation")
            .definedBy("io.eventplane.gateway.observation..")
            .layer("metrics")
            .definedBy("io.eventplane.gateway.metrics..")
            .layer("access log")
            .definedBy("io.eventplane.gateway.accesslog..")
            .layer("trace")
            .definedBy("io.eventplane.gateway.trace..")
            .whereLayer("assembly")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("websocket")
            .whereLayer("websocket")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("mqtt")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("amqp")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("wire")
            .mayOnlyAccessLayers("observation")
            .whereLayer("observation")
            .mayNotAccessAnyLayer()
            .whereLayer("metrics")
            .mayOnlyBeAccessedByLayers("assembly", "access log")
            .whereLayer("metrics")
            .mayOnlyAccessLayers("event API", "observation")
            .whereLayer("access log")
            .mayOnlyBeAccessedByLayers("assembly")
            .whereLayer("trace")
            .mayOnlyBeAccessedByLayers("assembly")
            .whereLayer("trace")
            .mayNotAccessAnyLayer()
            .whereLayer("intake")
            .mayOnlyBeAccessedByLayers("assembly", "http", "websocket", "mqtt", "amqp", "push")
            .whereLayer("push")
            .mayOnlyBeAccessedByLayers("assembly", "http")
            .whereLayer("push")
            .mayOnlyAccessLayers("intake", "event API", "security", "limit", "observation")
            .whereLayer("event API")
            .mayOnlyAccessLayers("security", "limit")
            .whereLayer("limit")
            .mayOnlyAccessLayers("security")
            .whereLayer("security")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule a_document_is_read_from_its_text_outwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("place")
            .definedBy("io.eventplane.asyncapi.place..")
            .layer("structure")
            .definedBy("io.eventplane.asyncapi.structure..")
            .layer("verdict")
            .definedBy("io.eventplane.asyncapi.verdict..")
            .layer("notation")
            .definedBy("io.eventplane.asyncapi.notation..")
            .layer("reading")
            .definedBy("io.eventplane.asyncapi.reading..")
            .layer("channel")
            .definedBy("io.eventplane.asyncapi.channel..")
            .layer("payload")
            .definedBy("io.eventplane.asyncapi.payload..")
            .layer("runtime")
            .definedBy("io.eventplane.asyncapi.runtime..")
            .layer("way in")
            .definedBy("io.eventplane.asyncapi")
            .whereLayer("way in")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("place")
            .mayNotAccessAnyLayer()
            .whereLayer("structure")
            .mayOnlyAccessLayers("place")
            .whereLayer("verdict")
            .mayOnlyAccessLayers("place")
            .whereLayer("notation")
            .mayOnlyAccessLayers("verdict", "place")
            .whereLayer("reading")
            .mayOnlyAccessLayers("notation", "verdict", "place")
            .whereLayer("channel")
            .mayOnlyAccessLayers("reading", "notation", "verdict", "place");

    @ArchTest
    static final ArchRule roles_know_documents_only_by_the_way_in_and_its_values = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventplane.asyncapi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.eventplane.asyncapi.place..", "io.eventplane.asyncapi.reading..");

    @ArchTest
    static final ArchRule no_packages_depend_on_each_other_in_a_circle =
            slices().matching("io.eventplane.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_store_and_the_api_are_the_directors = noClasses()
            .that()
            .resideOutsideOfPackage(DIRECTOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..",
                    "jakarta.transaction..",
                    "org.eclipse.microprofile.graphql..",
                    "graphql..",
                    "io.smallrye..");

    @ArchTest
    static final ArchRule only_the_engine_knows_the_engine = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventplane.director.graphql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "graphql..",
                    "io.smallrye.graphql.cdi..",
                    "io.smallrye.graphql.execution..",
                    "io.smallrye.graphql.servlet..",
                    "io.smallrye.graphql.schema..");

    @ArchTest
    static final ArchRule only_the_store_migrates = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventplane.director.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.flywaydb..");

    @ArchTest
    static final ArchRule only_the_bus_knows_the_broker = noClasses()
            .that()
            .resideOutsideOfPackages("io.eventplane.bus..", SCRAM, EXAMPLES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.activemq..", "jakarta.jms..");

    @ArchTest
    static final ArchRule only_what_listens_or_subscribes_knows_sockets = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.eventplane.gateway.wire..",
                    "io.eventplane.gateway.http..",
                    "io.eventplane.gateway.mqtt..",
                    "io.eventplane.gateway.websocket..",
                    "io.eventplane.gateway.amqp..",
                    "io.eventplane.eventing.amqp..",
                    "io.eventplane.eventing.pubsub..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..");

    @ArchTest
    static final ArchRule one_package_of_each_role_measures = noClasses()
            .that()
            .resideOutsideOfPackages(METRICS, "io.eventplane.gateway.metrics..", "io.eventplane.eventing.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.prometheus..");

    @ArchTest
    static final ArchRule only_one_package_traces = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventplane.gateway.trace..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule only_amqp_knows_its_engine = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.eventplane.gateway.amqp..", "io.eventplane.eventing.amqp..", "io.eventplane.event.amqp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.qpid..");

    @ArchTest
    static final ArchRule only_its_package_knows_the_client_of_kafka = noClasses()
            .that()
            .resideOutsideOfPackages("io.eventplane.eventing.kafka..", EXAMPLES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule only_its_package_knows_the_client_of_mqtt = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventplane.eventing.mqtt..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.hivemq..", "io.reactivex..");

    @ArchTest
    static final ArchRule only_its_package_knows_the_client_of_nats = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventplane.eventing.nats..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.nats..");

    @ArchTest
    static final ArchRule only_its_package_knows_the_client_of_pubsub = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventplane.eventing.pubsub..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.pubsub..", "com.google.protobuf..", "io.grpc..");

    @ArchTest
    static final ArchRule only_limits_know_their_buckets = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.eventplane.gateway.limit..", "io.eventplane.token..", "io.eventplane.director.audit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.bucket4j..");

    @ArchTest
    static final ArchRule only_one_package_reads_tokens = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventplane.token..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.nimbusds..", "com.github.benmanes.caffeine..");

    @ArchTest
    static final ArchRule only_one_package_calls_servers_that_are_not_trusted = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventplane.director.specs.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule only_asyncapi_reads_yaml_and_schemas = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventplane.asyncapi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.networknt..", "org.snakeyaml..");

    @ArchTest
    static final ArchRule only_one_package_knows_avro = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventplane.asyncapi.payload.avro..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.avro..");

    @ArchTest
    static final ArchRule nobody_knows_the_server_the_drivers_or_the_older_jackson = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.ibm..",
                    "io.openliberty..",
                    "org.eclipse.persistence..",
                    "org.h2..",
                    "org.postgresql..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule jax_rs_is_the_agents_and_eventings = noClasses()
            .that()
            .resideOutsideOfPackages("io.eventplane.agent..", "io.eventplane.eventing")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule requests_and_answers_are_the_entry_points = noClasses()
            .that()
            .resideOutsideOfPackages(
                    HTTP,
                    "io.eventplane.director.graphql..",
                    "io.eventplane.director.identity..",
                    "io.eventplane.director.notices..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet.http..");

    @ArchTest
    static final ArchRule only_roles_know_of_the_web_application = noClasses()
            .that()
            .resideOutsideOfPackages(
                    HTTP,
                    METRICS,
                    DIRECTOR,
                    "io.eventplane.gateway..",
                    "io.eventplane.agent..",
                    "io.eventplane.eventing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = noFields()
            .should()
            .beAnnotatedWith(Inject.class)
            .orShould()
            .beAnnotatedWith(ConfigProperty.class)
            .orShould()
            .beAnnotatedWith(PersistenceContext.class);

    @ArchTest
    static final ArchRule only_the_store_looks_up_what_the_container_gives_into_fields = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("io.eventplane.director.store..")
            .should()
            .beAnnotatedWith(Resource.class);

    @ArchTest
    static final ArchRule a_name_says_what_the_class_does =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Utils?|Helper|Service|Dto|DTO)(\\$.*)?");

    @ArchTest
    static final ArchRule only_examples_write_to_the_console =
            noClasses().that().resideOutsideOfPackage(EXAMPLES).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule where_the_log_goes_is_the_servers =
            noClasses().should().dependOnClassesThat().areAssignableTo(Handler.class);

    @ArchTest
    static final ArchRule nobody_waits_by_sleeping = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule every_package_says_which_references_may_be_null =
            classes().should(haveANullMarkedPackage());

    private static ArchCondition<JavaClass> haveANullMarkedPackage() {
        return new ArchCondition<>("have a package-info.java with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent();
                events.add(new SimpleConditionEvent(
                        type, marked, type.getPackageName() + " has no package-info.java with @NullMarked"));
            }
        };
    }
}
