package dev.estorno.sandbox.kit;

/** Brazil's tax numbers: CPF for people, CNPJ for companies. */
public final class TaxId {

  private static final int CPF = 11;
  private static final int CNPJ = 14;

  private TaxId() {}

  /** Whether the two check digits at the end are right, with or without punctuation. */
  public static boolean isValid(String text) {
    String digits = text.replaceAll("[./-]", "");
    boolean cpf = digits.matches("[0-9]{" + CPF + "}");
    boolean cnpj = digits.matches("[0-9]{" + CNPJ + "}");
    if ((!cpf && !cnpj) || digits.chars().distinct().count() == 1) return false;
    int weightMax = cpf ? CPF + 1 : 9;
    return right(digits, digits.length() - 2, weightMax)
        && right(digits, digits.length() - 1, weightMax);
  }

  /** Weights rise from 2, right to left; a CNPJ's begin anew after 9. */
  private static boolean right(String digits, int at, int weightMax) {
    int sum = 0;
    int weight = 2;
    for (int i = at - 1; i >= 0; i--) {
      sum += (digits.charAt(i) - '0') * weight;
      weight = weight == weightMax ? 2 : weight + 1;
    }
    int expected = sum % 11 < 2 ? 0 : 11 - sum % 11;
    return digits.charAt(at) - '0' == expected;
  }
}
