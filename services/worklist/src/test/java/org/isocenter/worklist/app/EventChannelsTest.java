package org.isocenter.worklist.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.events.UpsEvent;
import org.isocenter.worklist.app.SubscribeToWorklist.Filter;
import org.junit.jupiter.api.Test;

class EventChannelsTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final EventChannels channels =
      new EventChannels(
          new EventChannels.Limits(2, 3, Duration.ZERO), new NoSubscriptions(), Clock.systemUTC());

  @Test
  void aClientThatTakesNothingIsCutOffAndStopsNobody() throws InterruptedException {
    var dead = new DeadClient();
    var quick = new QuickClient();
    channels.open("AE", dead);
    channels.open("AE", quick);

    for (int i = 1; i <= 100; i++) {
      channels.deliver(event("AE", i));
      assertThat(quick.taken.poll(10, TimeUnit.SECONDS)).isEqualTo("{" + i + "}");
    }

    assertThat(dead.cut.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(channels.cutOff()).isPositive();
  }

  @Test
  void aClientHearsOnlyWhatIsForItsTitle() throws InterruptedException {
    var client = new QuickClient();
    channels.open("MINE", client);

    channels.deliver(event("OTHER", 1));
    channels.deliver(event("MINE", 2));

    assertThat(client.taken.poll(10, TimeUnit.SECONDS)).isEqualTo("{2}");
    assertThat(client.taken).isEmpty();
  }

  @Test
  void thereAreNoMoreConnectionsThanAllowedUntilOneHasGone() {
    var first = channels.open("A", new QuickClient());
    channels.open("B", new QuickClient());
    assertThatThrownBy(() -> channels.open("C", new QuickClient())).isInstanceOf(Unavailable.class);

    channels.close(first);

    channels.open("C", new QuickClient());
    assertThat(channels.connected()).isEqualTo(2);
  }

  @Test
  void whoConnectsSoonAfterAStartIsToldOfItIfSubscribed() throws InterruptedException {
    var restarted =
        new EventChannels(
            new EventChannels.Limits(2, 3, LONG),
            new NoSubscriptions() {
              @Override
              public boolean hasAny(String ae) {
                return ae.equals("KNOWN");
              }
            },
            Clock.systemUTC());
    var known = new QuickClient();
    var unknown = new QuickClient();
    restarted.tellOfRestart(restarted.open("KNOWN", known));
    restarted.tellOfRestart(restarted.open("UNKNOWN", unknown));

    assertThat(known.taken.poll(10, TimeUnit.SECONDS)).contains("RESTARTED", "WARM START");
    assertThat(unknown.taken).isEmpty();
  }

  private static UpsEvent event(String ae, int number) {
    return new UpsEvent("1.2", number, List.of(ae), "{" + number + "}");
  }

  private static final class QuickClient implements EventSink {
    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();

    @Override
    public void send(String report) {
      taken.add(report);
    }

    @Override
    public void cut() {}
  }

  private static final class DeadClient implements EventSink {
    private final CountDownLatch cut = new CountDownLatch(1);

    @Override
    public void send(String report) throws IOException {
      try {
        TimeUnit.HOURS.sleep(1);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void cut() {
      cut.countDown();
    }
  }

  private static class NoSubscriptions implements Subscriptions {
    @Override
    public void subscribe(Uid workitem, String ae, boolean deletionLock) {}

    @Override
    public boolean subscribeToAll(Optional<Filter> filter, String ae, boolean deletionLock) {
      return false;
    }

    @Override
    public void unsubscribe(Uid workitem, String ae) {}

    @Override
    public void unsubscribeFromAll(boolean filtered, String ae) {}

    @Override
    public void suspend(boolean filtered, String ae) {}

    @Override
    public boolean hasAny(String ae) {
      return false;
    }
  }
}
