package kaname.fuzz;

import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/// The targets that the class path holds.
final class FuzzTargets {

    private FuzzTargets() {}

    static List<FuzzTarget> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(FuzzTarget.class));
        return scanner.findCandidateComponents("kaname").stream()
                .map(found -> named(String.valueOf(found.getBeanClassName())))
                .sorted(Comparator.comparing(FuzzTarget::id))
                .toList();
    }

    static FuzzTarget named(String type) {
        try {
            var constructor =
                    Class.forName(type).asSubclass(FuzzTarget.class).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
