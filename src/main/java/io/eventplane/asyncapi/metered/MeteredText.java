package io.eventplane.asyncapi.metered;

/**
 * Text for the JDK's regular expressions, which go back and try again, some patterns exponentially often.
 *
 * @param charge runs at each character that is looked at; ends the search by throwing
 */
public record MeteredText(CharSequence text, Runnable charge) implements CharSequence {

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        charge.run();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new MeteredText(text.subSequence(start, end), charge);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
