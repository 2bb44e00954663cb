package kaname.filing.mode;

import java.util.Optional;
import kaname.platform.Text;
import kaname.platform.web.Banner;
import org.springframework.stereotype.Component;

/// Everyone sees that the mode is another than usual.
@Component
class ModeBanner implements Banner {

    private final Modes modes;

    ModeBanner(Modes modes) {
        this.modes = modes;
    }

    @Override
    public Optional<Words> words() {
        return modes.largeScale(false)
                ? Optional.of(
                        new Words(
                                Text.of(
                                        "大規模障害対応の体制です。状態が変わるたびに、続報を出してください。",
                                        "Large-scale failure: report further whenever the state"
                                                + " changes."),
                                "/mode"))
                : Optional.empty();
    }
}
