package kaname.filing;

import java.time.Instant;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.catalogue.FactJson;
import kaname.catalogue.Vocabulary;
import kaname.fuzz.FuzzTarget;
import org.springframework.util.MultiValueMap;

/// The answers of a form are facts, or said to be wrong beside their own field; what was taken is
/// shown again as a form would send it.
final class MoreInputFuzz implements FuzzTarget {

    private static final Vocabulary VOCABULARY = Catalogue.shipped().vocabulary();
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    @Override
    public void take(byte[] input) {
        MultiValueMap<String, String> form = FuzzTarget.form(input);
        MoreInput read = MoreInput.read(VOCABULARY, form, NOW);
        read.errors()
                .forEach((id, why) ->
                        FuzzTarget.promise(
                                VOCABULARY.facts().containsKey(id) && !why.en().isBlank(), id));
        FuzzTarget.promise(FactJson.write(read.facts()).isObject(), read);
        read.facts()
                .values()
                .forEach((id, value) -> {
                    FuzzTarget.promise(!read.errors().containsKey(id), id);
                    FuzzTarget.promise(!MoreInput.shown(value).isEmpty(), id);
                });
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "f.service_state=stopped&f.state_since=2026-04-01T10%3A00&f.users_affected=1%2C200"
                        + "&f.outage_duration.h=2&f.outage_duration.m=30&f.malicious_suspected=yes",
                "f.cause=cyber&f.cause=human&f.financial_loss=12.5&f.summary=%E5%BE%A9%E6%97%A7%0D%0Aa",
                "f.users_affected=%EF%BC%91%EF%BC%92&f.users_affected_share=0.5&f.detected_at=9999-12-31T23%3A59%3A59");
    }

    @Override
    public List<String> words() {
        return VOCABULARY.facts().keySet().stream().map(id -> "&f." + id + "=").toList();
    }
}
