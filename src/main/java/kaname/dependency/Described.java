package kaname.dependency;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import kaname.dependency.model.Service;
import kaname.platform.Text;

/// What an organisation said one of its services is like.
///
/// @param number how often it was written
/// @param shownTo the organisations that it lets see it, by id
public record Described(
        int number, Stated.Named organisation, Service service, List<String> shownTo, Instant at) {

    public Described {
        shownTo = List.copyOf(shownTo);
    }

    /// As a model calls it.
    Text name() {
        return Text.of("{0} {1}", "{0}, {1}").with(organisation.name(), service.name());
    }

    /// Whether it is what was said already.
    boolean says(WrittenDescription.Checked checked) {
        return says(checked.service()) && Set.copyOf(shownTo).equals(Set.copyOf(checked.shownTo()));
    }

    boolean says(Service other) {
        return service.called(other.name(), other.sector()).equals(other);
    }

    /// As the form takes it.
    WrittenDescription written() {
        return WrittenDescription.of(service, shownTo);
    }
}
