package io.eventplane.bus;

import io.eventplane.platform.DurableFile;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** A password of the embedded broker, in a file that only its owner may read: 256 random bits, made once when missing. */
record GeneratedPassword(DurableFile file) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** The file's content without the white space around it, so that it may be written by hand. */
    String text() {
        return file.read().orElseGet(this::made).strip();
    }

    /** Of several servers on one folder the first one's counts. */
    private String made() {
        file.createOnce(random().getBytes(StandardCharsets.UTF_8));
        return file.read().orElseThrow(() -> new IllegalStateException(file.path() + " was deleted just now"));
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
