package io.eventplane.eventing.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;

/** A HiveMQ that lets in everybody whose password is {@code secret}, in the folder that it is given; it runs until it is ended. */
public final class HiveMqProgram implements ExtensionMain, SimpleAuthenticator {

    private static final ByteBuffer PASSWORD = ByteBuffer.wrap("secret".getBytes(UTF_8));

    private HiveMqProgram() {}

    /** Starts it, with {@code config.xml} of its folder. */
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        var passwords = EmbeddedExtension.builder()
                .withId("passwords")
                .withName("passwords")
                .withVersion("1")
                .withExtensionMain(new HiveMqProgram())
                .build();
        var broker = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(folder)
                .withDataFolder(folder.resolve("data"))
                .withExtensionsFolder(folder.resolve("extensions"))
                .withEmbeddedExtension(passwords)
                .build();
        try {
            broker.start().join();
        } catch (CompletionException logged) {
            System.exit(1);
        }
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        Services.securityRegistry().setAuthenticatorProvider(client -> this);
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        // There is nothing to let go of.
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        var password = input.getConnectPacket().getPassword();
        if (password.filter(PASSWORD::equals).isPresent()) {
            output.authenticateSuccessfully();
        } else {
            output.failAuthentication(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD, "wrong password");
        }
    }
}
