package kaname.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import kaname.catalogue.Phase;
import kaname.catalogue.Provenance;
import kaname.platform.Text;
import org.junit.jupiter.api.Test;

class SheetTest {

    private static final String CONTENT =
            """
            {"basis":{"article":{"en":"Article 5","ja":"第5条"},"name":{"en":"An act","ja":"ある法律"},
             "provenance":"SECONDARY"},
             "form":{"id":"f","name":{"en":"A form","ja":"ある様式"},"provenance":"UNVERIFIED"},
             "items":[
              {"essential":"FIRST","id":"state","label":{"en":"State","ja":"状態"},"values":[
               {"fact":"service_state","label":{"en":"State","ja":"状態"},"text":{"en":"Stopped","ja":"停止"},
                "value":"stopped"}]},
              {"essential":"FIRST","id":"contact","label":{"en":"Contact","ja":"連絡先"},"values":[]},
              {"essential":"FINAL","id":"cause","label":{"en":"Cause","ja":"原因"},"values":[]}],
             "recipient":{"id":"r","name":{"en":"A ministry","ja":"ある省"},"unverified":true},
             "regime":{"id":"x","name":{"en":"A rule","ja":"ある制度"}},
             "stage":{"id":"s","name":{"en":"First","ja":"速報"}}}
            """;

    private final Sheet sheet = Sheet.of(CONTENT);

    @Test
    void aSheetReadsAsTheLetterWasSent() {
        assertThat(sheet.article()).isEqualTo(Text.of("第5条", "Article 5"));
        assertThat(sheet.basisProvenance()).isEqualTo(Provenance.SECONDARY);
        assertThat(sheet.formProvenance()).isEqualTo(Provenance.UNVERIFIED);
        assertThat(sheet.recipientUnverified()).isTrue();
        assertThat(sheet.said("service_state").orElseThrow().text().ja()).isEqualTo("停止");
        assertThat(sheet.said("service")).isEmpty();
    }

    @Test
    void anEmptyItemIsMissingOnlyFromTheStageThatAsksForIt() {
        assertThat(LetterView.lines(sheet, Phase.FIRST))
                .extracting(LetterView.Line::missing)
                .containsExactly(false, true, false);
        assertThat(LetterView.lines(sheet, Phase.FINAL))
                .extracting(LetterView.Line::missing)
                .containsExactly(false, true, true);
    }
}
