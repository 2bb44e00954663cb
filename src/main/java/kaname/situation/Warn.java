package kaname.situation;

import java.util.List;
import kaname.dependency.SupplierNotices;
import kaname.exchange.announcement.Announce;
import kaname.platform.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sends an early warning and keeps, for the warner, whom it reached of which service.
@Service
class Warn {

    private final Announce announce;
    private final SupplierNotices notices;

    Warn(Announce announce, SupplierNotices notices) {
        this.announce = announce;
        this.notices = notices;
    }

    /// Once for each key.
    @Transactional
    Announce.Announced those(
            Caller caller,
            List<String> organisations,
            String service,
            Announce.Word word,
            String key) {
        Announce.Announced out = announce.release(caller, word, key);
        notices.warned(caller, service, out.id(), out.at(), organisations);
        return out;
    }
}
