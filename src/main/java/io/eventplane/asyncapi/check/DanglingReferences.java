package io.eventplane.asyncapi.check;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.reading.References;
import io.eventplane.asyncapi.structure.Nature;
import io.eventplane.asyncapi.structure.Part;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.HashSet;
import java.util.Set;

/** Finds the references of a whole document that lead nowhere; what a vendor has added is the vendor's to judge. */
final class DanglingReferences {

    private final Reading reading;
    private final Set<String> known = new HashSet<>();

    DanglingReferences(Reading reading) {
        this.reading = reading;
    }

    void find() {
        find(Part.whole(reading.root().node()));
    }

    private void find(Part part) {
        if (part.nature() == Nature.EXTENSION || reading.findings().hasEnoughUnresolved()) {
            return;
        }
        if (part.isReference() && !known.contains(part.reference())) {
            look(part);
        }
        part.parts().forEach(this::find);
    }

    private void look(Part reference) {
        try {
            reading.references().resolve(new Located(reference.location(), reference.node()));
            known.add(reference.reference());
        } catch (References.Broken broken) {
            reading.findings().unresolved(told(broken));
        }
    }

    private static Violation told(References.Broken broken) {
        Violation found = broken.violation();
        return broken.isOutside()
                ? found
                : new Violation(
                        found.pointer(), found.rule(), found.message() + ", so what would be there is not validated");
    }
}
