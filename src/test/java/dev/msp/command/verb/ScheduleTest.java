package dev.msp.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void roundsBeginEvenlyHoweverLongTheyTake() {
    Schedule schedule = new Schedule(50, 1000);
    assertThat(schedule.delay(1000)).isZero();
    assertThat(schedule.delay(1010)).isEqualTo(40);
    assertThat(schedule.delay(1099)).isEqualTo(1);
    assertThat(schedule.delay(1100)).isEqualTo(50);
  }

  @Test
  void aRoundThatTookTooLongDelaysTheOthersAndIsNotMadeUpFor() {
    Schedule schedule = new Schedule(50, 0);
    assertThat(schedule.delay(0)).isZero();
    assertThat(schedule.delay(500)).isZero();
    assertThat(schedule.delay(510)).isEqualTo(40);
  }

  @Test
  void withoutAPeriodNobodyWaits() {
    Schedule schedule = new Schedule(0, 0);
    assertThat(schedule.delay(0)).isZero();
    assertThat(schedule.delay(7)).isZero();
  }
}
