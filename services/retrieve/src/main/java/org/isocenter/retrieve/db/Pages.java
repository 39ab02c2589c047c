package org.isocenter.retrieve.db;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Rows read page by page, the next page when the one before it has been used up. No connection is
 * held in between: a slow client keeps none from others.
 */
final class Pages<T> implements Iterator<T> {

  /** A row's value and where the row stands. */
  record Row<T>(RowPosition position, T value) {}

  private final Function<RowPosition, List<Row<T>>> read;
  private final int size;
  private List<Row<T>> page = new ArrayList<>();
  private int next;
  private boolean last;
  private RowPosition position = RowPosition.START;

  /**
   * Reads nothing before it is asked.
   *
   * @param read the rows behind a position, at most {@code size}
   */
  Pages(int size, Function<RowPosition, List<Row<T>>> read) {
    this.size = size;
    this.read = read;
  }

  @Override
  public boolean hasNext() {
    if (next == page.size() && !last) {
      page = read.apply(position);
      next = 0;
      last = page.size() < size;
    }
    return next < page.size();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var row = page.get(next++);
    position = row.position();
    return row.value();
  }
}
