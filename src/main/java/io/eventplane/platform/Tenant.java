package io.eventplane.platform;

/**
 * Whose something is: Applications and Runtimes belong to one tenant each, and what belongs to another does not exist for it.
 *
 * @param name as a token's claim says it, upper and lower case apart; 1 to {@value #LONGEST} characters, none of them a control character
 */
public record Tenant(String name) {

    /** That of everything where nobody speaks of tenants: of the operator by password, and of everybody on a laptop. */
    public static final Tenant DEFAULT = new Tenant("default");

    /** In characters; as much as the store's columns take. */
    public static final int LONGEST = 200;

    public Tenant {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a tenant's name has 1 to " + LONGEST + " characters, this one has " + name.length());
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a tenant's name holds no control characters");
        }
    }

    public boolean isDefault() {
        return equals(DEFAULT);
    }

    @Override
    public String toString() {
        return name;
    }
}
