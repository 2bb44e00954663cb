package kaname.exchange.announcement;

/// The instrument and the article that the sender says it acts under: an instrument by its id in
/// the catalogue, else in the sender's own words.
public record LegalBasis(String instrument, String article) {}
