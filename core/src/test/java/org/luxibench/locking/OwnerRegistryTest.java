package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How owners that came and went are forgotten. */
final class OwnerRegistryTest {
  private static final int GONE = 10;

  private final OwnerRegistry registry = new OwnerRegistry();

  @Test
  void oneThatJoinsForgetsAFewOfThoseGoneAndAllAreForgottenInTheEnd() {
    for (int i = 0; i < GONE; i++) {
      registry.join(new LockOwner("gone" + i));
    }
    // As the collector does it.
    List.copyOf(registry.owners).forEach(Reference::enqueue);

    registry.join(new LockOwner("stays"));
    assertThat(registry.owners).hasSize(GONE - 2 + 1);

    for (int i = 1; i < GONE / 2; i++) {
      registry.join(new LockOwner("stays" + i));
    }
    assertThat(registry.owners).hasSize(GONE / 2);
  }
}
