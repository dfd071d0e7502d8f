package io.eventplane.director.definitions;

import io.eventplane.director.credentials.Auth;
import io.eventplane.director.credentials.BasicCredentialData;
import io.eventplane.director.credentials.CredentialData;
import io.eventplane.director.credentials.OAuthCredentialData;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import io.eventplane.subscription.SubscriptionFinding;
import io.eventplane.subscription.SubscriptionRules;
import java.util.Map;
import java.util.Optional;

/** Holds a subscription against the rules of the bus that its URL means: the same that a Runtime goes by. */
final class CheckSubscription {

    private CheckSubscription() {}

    /** Notes what the bus objects to, at its place, where nothing else is wrong already. */
    static void check(InputCheck check, EventAPISubscription subscription) {
        var objections = SubscriptionRules.objectionsTo(asRuntimesSeeIt(subscription)).stream()
                .filter(objection -> place(check, objection).isSound())
                .toList();
        objections.forEach(objection -> place(check, objection).that(false, objection.rule(), objection.message()));
    }

    /** What follows the first slash is the name of an attribute, which may hold further ones. */
    private static InputCheck place(InputCheck check, SubscriptionFinding objection) {
        String[] members = objection.place().split("/", 2);
        InputCheck part = check.at(members[0]);
        return members.length == 1 ? part : part.at(members[1]);
    }

    private static ExternalSubscription asRuntimesSeeIt(EventAPISubscription subscription) {
        var attributes = subscription.attributes();
        return new ExternalSubscription(
                subscription.url(),
                Optional.ofNullable(subscription.auth()).map(CheckSubscription::presented),
                subscription.topic(),
                attributes == null ? Map.of() : attributes.values());
    }

    private static SubscriptionAuth presented(Auth auth) {
        var headers = auth.additionalHeaders();
        var params = auth.additionalQueryParams();
        return new SubscriptionAuth(
                credential(auth.credential()),
                headers == null ? Map.of() : headers.values(),
                params == null ? Map.of() : params.values());
    }

    private static Credential credential(CredentialData given) {
        if (given instanceof OAuthCredentialData oauth) {
            return new Credential.OAuth(oauth.clientId(), oauth.clientSecret(), oauth.url());
        }
        var basic = (BasicCredentialData) given;
        return new Credential.Basic(basic.username(), basic.password());
    }
}
