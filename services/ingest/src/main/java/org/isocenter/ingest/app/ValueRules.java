package org.isocenter.ingest.app;

import org.isocenter.dicom.data.AsciiText;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.data.Vr;

/**
 * Which texts PS3.5 table 6.2-1 allows, as far as everybody agrees: lengths of numbers and names
 * are broken too often to be told. Older forms of dates and times are allowed.
 */
final class ValueRules {
  private static final int LONGEST_CODE = 16;
  private static final int LONGEST_INTEGER = 12;

  private ValueRules() {}

  /** Whether all values of a text are allowed; anything but texts with a form of their own is. */
  static boolean areAllowed(Vr vr, byte[] buffer, int offset, int length) {
    return switch (vr) {
      case AS, CS, DA, DS, DT, IS, TM, UI -> eachIsAllowed(vr, buffer, offset, length);
      default -> true;
    };
  }

  private static boolean eachIsAllowed(Vr vr, byte[] buffer, int offset, int length) {
    int from = offset;
    int end = offset + length;
    for (int at = offset; at <= end; at++) {
      if (at == end || buffer[at] == '\\') {
        String value = AsciiText.of(buffer, from, at - from);
        if (!value.isEmpty() && !isAllowed(vr, value)) {
          return false;
        }
        from = at + 1;
      }
    }
    return true;
  }

  private static boolean isAllowed(Vr vr, String value) {
    return switch (vr) {
      case UI -> Uid.isValid(value);
      case CS -> isCode(value);
      case IS -> value.length() <= LONGEST_INTEGER && isInteger(value);
      case DS -> isDecimal(value);
      case DA -> isDate(value);
      case TM -> isTime(value.replace(":", ""));
      case DT -> isDateTime(value);
      case AS -> isAge(value);
      default -> true;
    };
  }

  private static boolean isCode(String value) {
    return value.length() <= LONGEST_CODE
        && value
            .chars()
            .allMatch(c -> (c >= 'A' && c <= 'Z') || isDigit(c) || c == ' ' || c == '_');
  }

  private static boolean isInteger(String value) {
    int from = value.charAt(0) == '+' || value.charAt(0) == '-' ? 1 : 0;
    return value.length() > from && areDigits(value, from, value.length());
  }

  private static boolean isDecimal(String value) {
    boolean characters = value.chars().allMatch(c -> isDigit(c) || "+-.eE".indexOf(c) >= 0);
    if (!characters) {
      return false;
    }
    try {
      Double.parseDouble(value);
      return true;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static boolean isDate(String value) {
    boolean dotted = value.length() == 10 && value.charAt(4) == '.' && value.charAt(7) == '.';
    String date = dotted ? value.replace(".", "") : value;
    return date.length() == 8 && areDigits(date, 0, 8) && isMonthAndDay(date);
  }

  private static boolean isMonthAndDay(String date) {
    return (date.length() < 6 || isBetween(date, 4, 1, 12))
        && (date.length() < 8 || isBetween(date, 6, 1, 31));
  }

  private static boolean isTime(String value) {
    int point = value.indexOf('.');
    String time = point < 0 ? value : value.substring(0, point);
    if (point >= 0 && (time.length() != 6 || !isFraction(value, point + 1))) {
      return false;
    }
    return time.length() % 2 == 0
        && time.length() >= 2
        && time.length() <= 6
        && areDigits(time, 0, time.length())
        && isBetween(time, 0, 0, 23)
        && (time.length() < 4 || isBetween(time, 2, 0, 59))
        && (time.length() < 6 || isBetween(time, 4, 0, 60));
  }

  private static boolean isFraction(String value, int from) {
    int digits = value.length() - from;
    return digits >= 1 && digits <= 6 && areDigits(value, from, value.length());
  }

  private static boolean isDateTime(String value) {
    String local = value;
    int length = value.length();
    if (length > 5 && (value.charAt(length - 5) == '+' || value.charAt(length - 5) == '-')) {
      if (!areDigits(value, length - 4, length)) {
        return false;
      }
      local = value.substring(0, length - 5);
    }
    String date = local.substring(0, Math.min(8, local.length()));
    boolean dated =
        date.length() >= 4
            && date.length() % 2 == 0
            && areDigits(date, 0, date.length())
            && isMonthAndDay(date);
    return dated && (local.length() <= 8 || isTime(local.substring(8)));
  }

  private static boolean isAge(String value) {
    return value.length() == 4 && areDigits(value, 0, 3) && "DWMY".indexOf(value.charAt(3)) >= 0;
  }

  private static boolean isBetween(String digits, int from, int least, int most) {
    int number = (digits.charAt(from) - '0') * 10 + digits.charAt(from + 1) - '0';
    return number >= least && number <= most;
  }

  private static boolean areDigits(String value, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
