package io.eventplane.asyncapi.payload.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.asyncapi.verdict.Violation;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Walks along binary data with its schema. Lengths are held against the bytes that are left before anything is allocated.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">Avro 1.12.0, binary encoding</a>
 */
final class BinaryData {

    private final BinaryDecoder in;
    private final Steps steps = new Steps();

    private BinaryData(byte[] data) {
        this.in = DecoderFactory.get().binaryDecoder(data, null);
    }

    static List<Violation> violations(Schema schema, byte[] data) {
        try {
            BinaryData walk = new BinaryData(data);
            walk.value(schema);
            walk.requireEnd();
            return List.of();
        } catch (BinaryFault e) {
            return List.of(e.violation());
        }
    }

    private void value(Schema schema) {
        steps.enter();
        try {
            read(schema);
        } catch (EOFException e) {
            throw new BinaryFault("length", "the data ends before this " + name(schema) + " does");
        } catch (IOException | AvroRuntimeException | UnsupportedOperationException e) {
            // The decoder has an exception of each kind for numbers and lengths that are none.
            throw new BinaryFault("encoding", "this is no " + name(schema) + ": " + e.getMessage());
        }
        steps.leave();
    }

    private void read(Schema schema) throws IOException {
        switch (schema.getType()) {
            case NULL -> in.readNull();
            case BOOLEAN -> truth();
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case FLOAT -> in.skipFixed(Float.BYTES);
            case DOUBLE -> in.skipFixed(Double.BYTES);
            case STRING -> text();
            case BYTES -> skip(in.readLong());
            case FIXED -> skip(schema.getFixedSize());
            case ENUM -> choice(in.readEnum(), schema.getEnumSymbols().size(), "symbol");
            case UNION -> union(schema);
            case ARRAY -> array(schema.getElementType());
            case MAP -> map(schema.getValueType());
            case RECORD -> schema.getFields().forEach(this::field);
        }
    }

    private void truth() throws IOException {
        byte[] one = bytes(1);
        require(one[0] == 0 || one[0] == 1, "encoding", "a boolean is a byte of 0 or 1, was " + one[0]);
    }

    private String text() throws IOException {
        byte[] bytes = bytes(in.readLong());
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new BinaryFault("encoding", "this string is not UTF-8");
        }
    }

    private void union(Schema union) throws IOException {
        List<Schema> branches = union.getTypes();
        value(branches.get(choice(in.readIndex(), branches.size(), "branch")));
    }

    private static int choice(int index, int among, String what) {
        require(index >= 0 && index < among, what, "there is no " + what + " " + index + ", only 0 to " + (among - 1));
        return index;
    }

    private void array(Schema items) throws IOException {
        long at = 0;
        for (long block = in.readArrayStart(); block != 0; block = in.arrayNext()) {
            requireCount(block);
            for (long end = at + block; at < end; at++) {
                item(items, at);
            }
        }
    }

    private void item(Schema schema, long at) {
        try {
            value(schema);
        } catch (BinaryFault e) {
            throw e.under(Long.toString(at));
        }
    }

    private void map(Schema values) throws IOException {
        for (long block = in.readMapStart(); block != 0; block = in.mapNext()) {
            requireCount(block);
            for (long left = block; left > 0; left--) {
                entry(text(), values);
            }
        }
    }

    private void entry(String key, Schema schema) {
        try {
            value(schema);
        } catch (BinaryFault e) {
            throw e.under(key);
        }
    }

    private void field(Schema.Field field) {
        try {
            value(field.schema());
        } catch (BinaryFault e) {
            throw e.under(field.name());
        }
    }

    private byte[] bytes(long length) throws IOException {
        requireLeft(length);
        byte[] bytes = new byte[(int) length];
        in.readFixed(bytes);
        return bytes;
    }

    private void skip(long length) throws IOException {
        requireLeft(length);
        in.skipFixed((int) length);
    }

    private void requireLeft(long length) throws IOException {
        int left = in.inputStream().available();
        require(
                length >= 0 && length <= left,
                "length",
                "it says it is " + length + " bytes, and " + left + " are left");
    }

    private static void requireCount(long count) {
        require(count > 0, "length", "a block says it has " + count + " items");
    }

    private void requireEnd() {
        try {
            require(in.isEnd(), "length", "there are bytes behind the end of the value");
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    private static void require(boolean condition, String rule, String message) {
        if (!condition) {
            throw new BinaryFault(rule, message);
        }
    }

    private static String name(Schema schema) {
        return schema.getType().getName();
    }
}
