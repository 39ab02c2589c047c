package org.isocenter.imaging.codec.htj2k;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The context-adaptive variable length codes of T.814 annex C, {@code cxtvlc.tsv}. An entry has the
 * length of its code word in bits 0 to 3, then rho in 4 bits, u_off in 1, e_k in 4, e_1 in 4.
 */
final class VlcTables {
  static final int RHO = 4;
  static final int U_OFF = 8;
  static final int E_K = 9;
  static final int E_1 = 13;
  static final int CODE_WORD = 17;
  static final int LONGEST = 7;

  private static final int ROWS = 802;
  private static final int[][] CODES = read();

  /** The codes of the first row of quads by context and the next seven bits. */
  static final int[] FIRST_ROW = decoding(0);

  /** The codes of other rows, likewise. */
  static final int[] OTHER_ROWS = decoding(1);

  private VlcTables() {}

  /** All codes: table, context, rho, u_off, e_k, e_1, code word, its length. */
  static int[][] codes() {
    return CODES;
  }

  static int entry(int[] code) {
    return code[6] << CODE_WORD
        | code[5] << E_1
        | code[4] << E_K
        | code[3] << U_OFF
        | code[2] << RHO
        | code[7];
  }

  private static int[] decoding(int table) {
    int[] entries = new int[8 << LONGEST];
    for (int[] code : CODES) {
      if (code[0] == table) {
        for (int rest = 0; rest < 1 << LONGEST - code[7]; rest++) {
          entries[code[1] << LONGEST | rest << code[7] | code[6]] = entry(code);
        }
      }
    }
    return entries;
  }

  private static int[][] read() {
    int[][] codes = new int[ROWS][];
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(VlcTables.class.getResourceAsStream("cxtvlc.tsv")),
                StandardCharsets.US_ASCII))) {
      lines.readLine();
      for (int i = 0; i < ROWS; i++) {
        String[] cells = Objects.requireNonNull(lines.readLine()).split("\t", -1);
        codes[i] = new int[cells.length];
        for (int c = 0; c < cells.length; c++) {
          codes[i][c] = Integer.parseInt(cells[c], 16);
        }
      }
      return codes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
