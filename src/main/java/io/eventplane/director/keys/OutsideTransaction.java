package io.eventplane.director.keys;

import io.eventplane.platform.OnePerApplication;
import jakarta.transaction.Transactional;

/**
 * Does something apart from the caller's transaction, which goes on afterwards: over a connection of its own, and seeing what others have
 * committed since that transaction began. The caller's connection stays taken meanwhile: whoever calls this sees to it that not many do at
 * once, or they would wait for the pool's last connections together.
 */
@OnePerApplication
public class OutsideTransaction {

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void run(Runnable work) {
        work.run();
    }
}
