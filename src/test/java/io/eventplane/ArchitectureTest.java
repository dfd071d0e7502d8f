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
            .optionalLayer("eventing")
            .definedBy("io.eventplane.eventing..")
            .optionalLayer("http")
            .definedBy(HTTP)
            .layer("examples")
            .definedBy(EXAMPLES)
            .layer("replica")
            .definedBy("io.eventplane.replica..")
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
            .whereLayer("replica")
            .mayOnlyBeAccessedByLayers("gateway", "agent", "eventing")
            .whereLayer("notice")
            .mayOnlyBeAccessedByLayers("director", "gateway", "agent", "eventing", "replica")
            .whereLayer("token")
            .mayOnlyBeAccessedByLayers("director", "gateway")
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
            .mayOnlyBeAccessedByLayers("director", "gateway", "agent", "eventing", "replica")
            .whereLayer("bus")
            .mayOnlyBeAccessedByLayers("director", "gateway", "agent", "eventing", "replica")
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
            .layer("intake")
            .definedBy("io.eventplane.gateway.intake..")
            .layer("limit")
            .definedBy("io.eventplane.gateway.limit..")
            .layer("channel")
            .definedBy("io.eventplane.gateway.channel..")
            .layer("event")
            .definedBy("io.eventplane.gateway.event..")
            .layer("security")
            .definedBy("io.eventplane.gateway.security..")
            .layer("refusal")
            .definedBy("io.eventplane.gateway.refusal..")
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
            .mayOnlyAccessLayers("channel", "observation")
            .whereLayer("access log")
            .mayOnlyBeAccessedByLayers("assembly")
            .whereLayer("trace")
            .mayOnlyBeAccessedByLayers("assembly")
            .whereLayer("trace")
            .mayOnlyAccessLayers("event")
            .whereLayer("intake")
            .mayOnlyBeAccessedByLayers("http", "websocket", "mqtt", "amqp")
            .whereLayer("channel")
            .mayOnlyAccessLayers("event", "security", "limit", "refusal")
            .whereLayer("event")
            .mayOnlyAccessLayers("security", "refusal")
            .whereLayer("limit")
            .mayOnlyAccessLayers("security", "refusal")
            .whereLayer("security")
            .mayOnlyAccessLayers("refusal")
            .whereLayer("refusal")
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
    static final ArchRule only_what_listens_knows_sockets = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.eventplane.gateway.wire..",
                    "io.eventplane.gateway.http..",
                    "io.eventplane.gateway.mqtt..",
                    "io.eventplane.gateway.websocket..",
                    "io.eventplane.gateway.amqp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..");

    @ArchTest
    static final ArchRule only_one_package_measures = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventplane.gateway.metrics..")
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
            .resideOutsideOfPackage("io.eventplane.gateway.amqp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.qpid..");

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
    static final ArchRule jax_rs_is_the_agents = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventplane.agent..")
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
            .resideOutsideOfPackages(HTTP, DIRECTOR, "io.eventplane.gateway..", "io.eventplane.agent..")
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
