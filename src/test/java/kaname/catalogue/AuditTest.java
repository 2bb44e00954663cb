package kaname.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void whateverArmsADutyCitesInstrumentArticleSourceAndTheDayItWasRead() {
        Audit audit = Audit.of(CATALOGUE, TODAY);

        assertThat(audit.of(Audit.Kind.UNCITED)).isEmpty();
        assertThat(audit.armed()).isGreaterThan(100);
    }

    @Test
    void whatWasNotReadIsListed() {
        assertThat(Audit.of(CATALOGUE, TODAY).of(Audit.Kind.UNVERIFIED))
                .extracting(Audit.Finding::place)
                .contains("jp-railway/triggers/train-delay", "sg-cii/stages/written", "us-oe417");
    }

    @Test
    void whatWasReadLongAgoIsListedForAnotherLook() {
        assertThat(Audit.of(CATALOGUE, TODAY).of(Audit.Kind.STALE)).isEmpty();
        assertThat(Audit.of(CATALOGUE, LocalDate.of(2027, 11, 23)).of(Audit.Kind.STALE))
                .extracting(Audit.Finding::place)
                .contains("eu-nis2");
    }
}
