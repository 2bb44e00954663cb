package kaname.dependency;

import java.util.List;
import kaname.platform.Caller;
import kaname.platform.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Checks what somebody wrote about a service and keeps it.
@Service
@Transactional
class KeepDescriptions {

    private final Dependencies dependencies;
    private final Descriptions descriptions;

    KeepDescriptions(Dependencies dependencies, Descriptions descriptions) {
        this.dependencies = dependencies;
        this.descriptions = descriptions;
    }

    /// @throws Problem 400 with every place to correct; 404 unless the service is the caller's; 409
    ///   where somebody changed it since
    void one(Caller caller, String service, int number, WrittenDescription written) {
        if (!Stated.Named.ids(dependencies.services(caller)).contains(service)) {
            throw Problem.notFound();
        }
        WrittenDescription.Checked checked =
                written.checked(service, Stated.Named.ids(dependencies.audiences(caller)));
        descriptions.keep(caller, List.of(new Descriptions.Kept(number, checked)));
    }
}
