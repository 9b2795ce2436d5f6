package dev.wenshu.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Seller (BG-4) or buyer (BG-7).
 *
 * @param name BT-27, BT-44
 * @param taxId VAT identifier BT-31, BT-48; without one the tax registration BT-32
 * @param address BG-5, BG-8 in one line
 * @param iban BT-84 of a seller, where it is one
 */
public record Party(
        @Nullable String name,
        @Nullable String taxId,
        @Nullable String address,
        @Nullable String iban) {
    /** Nothing known. */
    public static final Party UNKNOWN = new Party(null, null, null, null);

    @Override
    public String toString() {
        return "Party[known=" + (name != null) + "]";
    }
}
