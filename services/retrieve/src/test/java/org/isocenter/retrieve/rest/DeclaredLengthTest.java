package org.isocenter.retrieve.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DeclaredLengthTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final DeclaredLength body = new DeclaredLength(out, 3);

  @Test
  void letsThroughABodyOfTheDeclaredLength() throws IOException {
    body.write(1);
    body.write(new byte[] {2, 3});
    body.requireAll();

    assertThat(out.toByteArray()).containsExactly(1, 2, 3);
  }

  @Test
  void faultsOnABodyThatIsTooShort() throws IOException {
    body.write(new byte[2]);

    assertThatThrownBy(body::requireAll).isInstanceOf(IOException.class);
  }

  @Test
  void faultsBeforeItWritesTooMuch() {
    assertThatThrownBy(() -> body.write(new byte[4])).isInstanceOf(IOException.class);
    assertThat(out.size()).isZero();
  }
}
