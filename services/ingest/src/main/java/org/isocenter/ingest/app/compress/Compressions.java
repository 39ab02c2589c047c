package org.isocenter.ingest.app.compress;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.NewInstance;

/**
 * Which contents are to be compressed, and what came of those that were looked at. Out of reach, it
 * is a {@link org.isocenter.dicomweb.DicomWebException.Unavailable}.
 */
public interface Compressions {

  /**
   * Claims uncompressed instances that nobody has decided on under the policy, in the order of
   * their versions. A claim that is left ends by itself.
   */
  List<LedgerEntry> claim(Search search, int limit);

  /**
   * Where to look.
   *
   * @param afterVersion that lies behind
   * @param storedBefore younger instances are left for later
   * @param policy under which they are decided on
   * @param claimedUntil when the claims end
   */
  record Search(
      long afterVersion, Instant storedBefore, String policy, Instant now, Instant claimedUntil) {}

  /**
   * The lowest version of an instance whose claim ended before it was decided on, if there is one.
   */
  OptionalLong left(Instant now);

  /**
   * The version behind which a search goes on that found nothing behind {@code afterVersion}: that
   * of the last instance before the first one stored after {@code storedBefore}. Between them there
   * may be others that cannot be seen yet.
   */
  long searched(long afterVersion, Instant storedBefore);

  /**
   * Puts a compressed content and its event in place of the one it was made from, in one
   * transaction, durably, unless that has been replaced or deleted.
   *
   * @param original version that it was made from
   * @param keepReplaced until when the object of the original stays
   * @return whether it was put there
   */
  boolean replace(NewInstance compressed, long original, Instant keepReplaced);

  /**
   * Notes that a content is left alone under the policy.
   *
   * @return whether it still is that of its instance, neither replaced nor deleted
   */
  boolean leave(long version, String policy, String reason);
}
