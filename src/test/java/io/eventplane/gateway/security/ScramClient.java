package io.eventplane.gateway.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SCRAM, straight from RFC 5802, with the JDK's PBKDF2: another implementation than the gateway's. */
public final class ScramClient {

    final String nonce = UUID.randomUUID().toString();
    private final String bits;
    private final String user;
    private final String password;
    private byte[] serverSignature = new byte[0];

    /** @param mechanism {@code SCRAM-SHA-256} or {@code SCRAM-SHA-512} */
    public ScramClient(String mechanism, String user, String password) {
        this.bits = mechanism.substring("SCRAM-SHA-".length());
        this.user = user;
        this.password = password;
    }

    public String bare() {
        return "n=" + user + ",r=" + nonce;
    }

    public String first() {
        return "n,," + bare();
    }

    public String last(String challenge) {
        return last(challenge, "biws");
    }

    /** With another header of channel binding, in base64. */
    public String last(String challenge, String binding) {
        var parts = challenge.split(",", -1);
        var withoutProof = "c=" + binding + ",r=" + parts[0].substring(2);
        var signed = bare() + "," + challenge + "," + withoutProof;
        try {
            byte[] salted = salted(parts[1].substring(2), Integer.parseInt(parts[2].substring(2)));
            byte[] clientKey = mac(salted, "Client Key");
            byte[] storedKey = MessageDigest.getInstance("SHA-" + bits).digest(clientKey);
            byte[] proof = mac(storedKey, signed);
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= clientKey[i];
            }
            serverSignature = mac(mac(salted, "Server Key"), signed);
            return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the server knows the password as well. */
    public boolean isProvedBy(String answer) {
        return answer.equals("v=" + Base64.getEncoder().encodeToString(serverSignature));
    }

    private byte[] salted(String salt, int iterations) throws GeneralSecurityException {
        var keys = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA" + bits);
        var spec = new PBEKeySpec(
                password.toCharArray(), Base64.getDecoder().decode(salt), iterations, Integer.parseInt(bits));
        return keys.generateSecret(spec).getEncoded();
    }

    private byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA" + bits);
        mac.init(new SecretKeySpec(key, "HmacSHA" + bits));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    static byte[] bytes(String message) {
        return message.getBytes(US_ASCII);
    }
}
