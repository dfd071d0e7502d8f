package io.eventplane.agent;

import io.eventplane.bus.EventBus;
import io.eventplane.platform.DataFolder;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.replica.DefinitionListener;
import io.eventplane.replica.ReplicatedDefinition;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What this Runtime offers: an event is listed once its bus addresses are open. A definition that can't be offered as
 * it is now throws, and stays offered as it was before.
 */
@OnePerApplication
final class Exposure implements DefinitionListener {

    private final Function<ReplicatedDefinition, OfferedEvent> reading;
    private final OpenAddresses addresses;
    private final AddressUsers users = new AddressUsers();
    private final Map<String, OfferedEvent> offered = new ConcurrentHashMap<>();

    @Inject
    Exposure(DataFolder data, EventBus bus, EventReader reader) {
        this(reader, new OpenAddresses(data.folder("agent", "addresses"), bus::open, bus::close));
    }

    Exposure(Function<ReplicatedDefinition, OfferedEvent> reading, OpenAddresses addresses) {
        this.reading = reading;
        this.addresses = addresses;
    }

    @Override
    public void changed(ReplicatedDefinition definition) {
        offer(reading.apply(definition));
    }

    /** The lock is for the addresses: one definition must not close what another one opens at that moment. */
    @Override
    public synchronized void removed(String id) {
        offered.remove(id);
        addresses.close(users.replace(id, Set.of()));
    }

    /** Tries again to close what could not be closed, because events waited there or somebody consumed them. */
    synchronized void closeUnused() {
        addresses.closeAllBut(users.used());
    }

    /** In the order of {@link OfferedEvent#ORDER}. */
    List<OfferedEvent> events() {
        return offered.values().stream().sorted(OfferedEvent.ORDER).toList();
    }

    Optional<OfferedEvent> find(String id) {
        return Optional.ofNullable(offered.get(id));
    }

    private synchronized void offer(OfferedEvent event) {
        var unused = users.replace(event.id(), event.busAddresses());
        event.busAddresses().forEach(addresses::open);
        offered.put(event.id(), event);
        addresses.close(unused);
    }
}
