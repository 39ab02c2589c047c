package org.isocenter.worklist.rest;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.isocenter.dicomweb.DicomWebException;
import org.isocenter.dicomweb.Status;
import org.isocenter.worklist.app.EventChannel;
import org.isocenter.worklist.app.EventChannels;

/**
 * Opens the channel of a web socket before its handshake ends, so that a client which subscribes as
 * soon as it is connected misses nothing; refuses it with a status otherwise.
 */
@ApplicationScoped
public class EventSocketAdmission implements HttpUpgradeCheck {
  static final TypedKey<Admitted> ADMITTED = new TypedKey<>("isocenter.event-channel");

  private final EventChannels channels;
  private final EventStreamSettings settings;

  EventSocketAdmission(EventChannels channels, EventStreamSettings settings) {
    this.channels = channels;
    this.settings = settings;
  }

  /** A channel that waits for its connection. */
  record Admitted(EventChannel channel, SocketSink sink) {}

  /** Standalone may have other web sockets. */
  @Override
  public boolean appliesTo(String endpointId) {
    return endpointId.equals(EventSocket.class.getName());
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    try {
      var title = URLDecoder.decode(context.pathParam("aetitle"), StandardCharsets.UTF_8);
      var sink = new SocketSink(settings.sendWithin());
      var channel = channels.open(PathValues.aeTitle(title), sink);
      context.userData().put(ADMITTED, new Admitted(channel, sink));
      Thread.ofVirtual().name("ups-handshake").start(() -> abandonUnopened(channel, sink));
      return CheckResult.permitUpgrade();
    } catch (DicomWebException refusal) {
      return CheckResult.rejectUpgrade(Status.of(refusal).code());
    } catch (IllegalArgumentException e) { // a percent sign that begins no escape
      return CheckResult.rejectUpgrade(Status.BAD_REQUEST.code());
    }
  }

  private void abandonUnopened(EventChannel channel, SocketSink sink) {
    if (!sink.opensInTime()) {
      channels.close(channel);
    }
  }
}
