package io.eventplane.bench;

import java.nio.charset.StandardCharsets;

/** The data of every event here: 1024 bytes of JSON that fit the schema in {@code bench/measured.yml}. */
final class Kilobyte {

    private static final int SIZE = 1024;
    private static final String START = """
            {"sensor":"7f3c1c1e-6a52-4be4-9f0e-0c6ad15f1c5d","at":"2026-01-31T12:00:00Z","unit":"lumen",\
            "values":[812.5,813.25,799,804.75,811,809.5],\
            "place":{"city":"Heidelberg","latitude":49.4094,"longitude":8.6947},"note":\"""";
    private static final String END = "\"}";

    private Kilobyte() {}

    static byte[] json() {
        String note = "measured ".repeat(SIZE).substring(0, SIZE - START.length() - END.length());
        return (START + note + END).getBytes(StandardCharsets.US_ASCII);
    }
}
