package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.results.load.HeatScale;
import org.luxibench.results.load.Second;

class SecondsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int HOURS = 8;

  private final PhaseTally tally = new PhaseTally("soak", 1, 0);

  @Test
  void hoursHoldTheHistogramsOfAFewSeconds() {
    int length = HOURS * 3_600;
    for (int second = 0; second < length; second++) {
      Call call = planned(second * SECOND);
      tally.completed(call, call.scheduled + SECOND / 2);
    }
    assertThat(tally.heldSeconds()).isLessThanOrEqualTo(3);
    assertThat(tally.seconds()).hasSize(length).allMatch(second -> second.completed() == 1);
  }

  @Test
  void aSecondStaysOpenUntilItsLastRequestIsSettled() {
    Call slow = planned(0);
    for (int second = 1; second < 10; second++) {
      Call call = planned(second * SECOND);
      tally.completed(call, call.scheduled + SECOND / 4);
    }
    tally.timeout(slow, 10 * SECOND);
    List<Second> seconds = tally.seconds();
    assertThat(seconds).hasSize(10);
    assertThat(seconds.get(0).timeouts()).isEqualTo(1);
    assertThat(seconds.get(0).max()).isGreaterThan(9_000_000);
  }

  @Test
  void usedHistogramsForgetTheirSecond() {
    Call slow = planned(0);
    tally.completed(slow, 3 * SECOND);
    for (int second = 4; second < 8; second++) {
      Call call = planned(second * SECOND);
      tally.completed(call, call.scheduled + 1_000_000);
    }
    assertThat(tally.seconds().get(0).max()).isGreaterThan(2_900_000);
    assertThat(tally.seconds().subList(1, 5)).allMatch(second -> second.max() < 2_000);
  }

  @Test
  void followersDoNotHideHowLateTheirLeadersWere() {
    for (int group = 0; group < 100; group++) {
      Call leader = new Call(new int[] {0, 0}, new byte[0], group * SECOND);
      plan(leader, SECOND / 10);
      tally.completed(leader, leader.sent + 1_000);
      Call follower = leader.next(new byte[0], leader.sent + 1_000);
      tally.followed(follower);
      follower.sent = follower.scheduled;
      tally.sent(follower);
      tally.completed(follower, follower.sent + 1_000);
    }
    assertThat(tally.all().lag().getValueAtPercentile(1)).isGreaterThan(SECOND / 11);
    assertThat(tally.all().counts().planned()).isEqualTo(200);
    assertThat(tally.all().counts().addsUp()).isTrue();
  }

  @Test
  void fastRepliesAreToldToTheMicrosecondAndFillTheirBucket() {
    for (int number = 0; number < 100; number++) {
      Call call = planned(number);
      tally.completed(call, call.scheduled + 17_000);
    }
    Second second = tally.seconds().get(0);
    assertThat(second.p50()).isEqualTo(17);
    assertThat(second.max()).isEqualTo(17);
    int bucket = second.heat().indexOf(100L);
    assertThat(HeatScale.boundsMicros().get(bucket)).isEqualTo(18);
  }

  @Test
  void whatIsRefusedAtOnceIsNotServedFast() {
    Call slow = planned(0);
    tally.completed(slow, SECOND / 10);
    for (int number = 0; number < 99; number++) {
      tally.error(planned(number), "no");
    }
    assertThat(tally.all().response().getTotalCount()).isEqualTo(1);
    assertThat(tally.all().counts().addsUp()).isTrue();
    Second second = tally.seconds().get(0);
    assertThat(second.errors()).isEqualTo(99);
    assertThat(second.p50()).isGreaterThan(90_000);
  }

  private Call planned(long scheduled) {
    Call call = new Call(0, new byte[0], scheduled);
    plan(call, 0);
    return call;
  }

  private void plan(Call call, long late) {
    call.sent = call.scheduled + late;
    tally.planned(call);
    tally.sent(call);
  }
}
