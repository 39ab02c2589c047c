package org.isocenter.retrieve.app.pixels;

import java.io.IOException;
import java.util.List;
import org.isocenter.retrieve.app.Part;
import org.isocenter.retrieve.app.Parts;

/**
 * Frames of one instance as parts in another transfer syntax, each made when its turn comes.
 *
 * @param numbers in the order wanted, counted from 1
 */
public record TranscodedFrames(TranscodedImage image, List<Integer> numbers, String contentType)
    implements Parts {

  public TranscodedFrames {
    numbers = List.copyOf(numbers);
  }

  @Override
  public void sendTo(Receiver receiver) throws IOException {
    for (int number : numbers) {
      byte[] frame = image.frame(number);
      receiver.receive(new Part(contentType, out -> out.write(frame)));
    }
  }
}
