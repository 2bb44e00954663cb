package kaname.dependency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Kind;
import kaname.dependency.model.Model;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a model back: the caller's own dependencies and what it says of its own services. What is
/// there already is found by its ends, kind and substitutes and keeps whoever it was shown to; what
/// others wrote may stand in the file as they showed it, and stays theirs.
@Service
@Transactional
class KeepModel {

    private final Dependencies dependencies;
    private final Descriptions descriptions;
    private final KeepDependencies keep;

    KeepModel(Dependencies dependencies, Descriptions descriptions, KeepDependencies keep) {
        this.dependencies = dependencies;
        this.descriptions = descriptions;
        this.keep = keep;
    }

    @Transactional(readOnly = true)
    KeepDependencies.Trial rehearse(Caller caller, Model model, List<String> shownTo) {
        return new Reading(caller, model, shownTo).trial();
    }

    /// All of it, or nothing.
    ///
    /// @param shownTo who sees what is new; `supplier` is whoever the supplier is
    /// @throws Problem 409 where somebody changed one since
    KeepDependencies.Trial all(Caller caller, Model model, List<String> shownTo) {
        Reading reading = new Reading(caller, model, shownTo);
        if (reading.wrong.isEmpty()) {
            dependencies.keep(caller, reading.stated);
            descriptions.keep(caller, reading.described);
        }
        return reading.trial();
    }

    /// What makes two dependencies the same one, written again.
    private record Key(String supplier, String consumer, Kind kind, String group) {
        static Key of(Dependency one) {
            return new Key(one.supplier(), one.consumer(), one.kind(), one.substitutes().group());
        }
    }

    private final class Reading {

        private final List<String> shownTo;
        private final Checked.Known known;
        private final Set<String> services;
        private final Map<Key, List<Stated>> own = new HashMap<>();
        private final Set<Dependency> others = new HashSet<>();
        private final Map<String, Described> said = new HashMap<>();

        private final List<Problem.Field> wrong = new ArrayList<>();
        private final List<Dependencies.Kept> stated = new ArrayList<>();
        private final List<Descriptions.Kept> described = new ArrayList<>();
        private int fresh;
        private int same;
        private int passed;

        Reading(Caller caller, Model model, List<String> shownTo) {
            this.shownTo = shownTo;
            List<Written> written =
                    model.dependencies().stream().map(one -> Written.of(one, shownTo)).toList();
            known = keep.known(caller, written);
            services = Set.copyOf(known.services());
            for (Stated one : dependencies.seen(caller)) {
                if (one.organisation().id().equals(caller.organisation())) {
                    own.computeIfAbsent(Key.of(one.dependency()), _ -> new ArrayList<>()).add(one);
                } else {
                    others.add(one.dependency());
                }
            }
            descriptions.seen().forEach(one -> said.put(one.service().id(), one));
            for (int i = 0; i < written.size(); i++) {
                read("/dependencies/" + i, written.get(i), model.dependencies().get(i));
            }
            for (int i = 0; i < model.services().size(); i++) {
                read("/services/" + i, model.services().get(i));
            }
        }

        KeepDependencies.Trial trial() {
            int kept = stated.size() + described.size();
            return new KeepDependencies.Trial(fresh, kept - fresh, same, passed, wrong);
        }

        private void read(String at, Written written, Dependency dependency) {
            if (!services.contains(dependency.consumer())) {
                passOrRefuse(
                        others.contains(dependency),
                        at + "/consumer",
                        Text.of(
                                "あなたの組織のサービスか、ほかの組織が見せたままの依存です",
                                "one of your own services, or a dependency just as others show"
                                        + " it to you"));
                return;
            }
            try {
                keep(Checked.of(written, known));
            } catch (Problem problem) {
                problem.fields().forEach(f -> wrong(at + f.pointer(), f.detail()));
            }
        }

        private void keep(Checked checked) {
            Stated before = before(checked.dependency());
            if (before == null) {
                fresh++;
                stated.add(new Dependencies.Kept(UUID.randomUUID(), 0, checked));
                return;
            }
            Checked again = new Checked(before.supplier(), checked.dependency(), before.shownTo());
            if (before.says(again)) {
                same++;
            } else {
                stated.add(new Dependencies.Kept(before.id(), before.number(), again));
            }
        }

        /// The one that the file means: the same if it is there, else the first of its kind that
        /// the file did not mean already.
        private @Nullable Stated before(Dependency dependency) {
            List<Stated> like = own.getOrDefault(Key.of(dependency), List.of());
            if (like.isEmpty()) {
                return null;
            }
            Stated before =
                    like.stream()
                            .filter(one -> one.dependency().equals(dependency))
                            .findFirst()
                            .orElse(like.getFirst());
            like.remove(before);
            return before;
        }

        private void read(String at, kaname.dependency.model.Service service) {
            if (!service.described()) {
                return;
            }
            Described before = said.get(service.id());
            if (!services.contains(service.id())) {
                passOrRefuse(
                        before != null && before.says(service),
                        at + "/id",
                        Text.of(
                                "あなたの組織のサービスか、ほかの組織が見せたままの性質です",
                                "one of your own services, or one described just as others"
                                        + " describe it to you"));
                return;
            }
            try {
                List<String> audience = before == null ? chosen() : before.shownTo();
                WrittenDescription.Checked checked =
                        WrittenDescription.of(service, audience)
                                .checked(
                                        service.id(),
                                        before == null ? known.organisations() : audience);
                if (before == null) {
                    fresh++;
                    described.add(new Descriptions.Kept(0, checked));
                } else if (before.says(checked)) {
                    same++;
                } else {
                    described.add(new Descriptions.Kept(before.number(), checked));
                }
            } catch (Problem problem) {
                problem.fields().forEach(f -> wrong(at + f.pointer(), f.detail()));
            }
        }

        private List<String> chosen() {
            return shownTo.stream().filter(one -> !one.equals("supplier")).toList();
        }

        private void passOrRefuse(boolean passes, String at, Text why) {
            if (passes) {
                passed++;
            } else {
                wrong(at, why);
            }
        }

        private void wrong(String at, Text why) {
            wrong.add(new Problem.Field(at, why));
        }
    }
}
