package io.eventplane.director.audit;

import jakarta.enterprise.context.RequestScoped;

/** Which operation of the request is being served; they are served one after the other. */
@RequestScoped
public class Attempt {

    private String operation = "";

    /** From now on it is this one, as the schema calls it. */
    public void begin(String name) {
        operation = name;
    }

    String operation() {
        return operation;
    }
}
