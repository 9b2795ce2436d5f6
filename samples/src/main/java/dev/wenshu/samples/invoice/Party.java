package dev.wenshu.samples.invoice;

/** A seller or buyer; an empty string stands for what the party does not state. */
public record Party(
        String name,
        String street,
        String postcode,
        String city,
        String countryCode,
        String taxId,
        String phone,
        String email,
        String bank,
        String account,
        String bic) {
    /** Postcode and city in the order of the party's country. */
    public String locality() {
        return countryCode.equals("GB") ? city + " " + postcode : postcode + " " + city;
    }

    /** Street, postcode and city on one line, in the order of the party's country. */
    public String address() {
        return switch (countryCode) {
            case "CN" -> city + street;
            default -> street + ", " + locality();
        };
    }
}
