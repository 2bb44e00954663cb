package kaname.exchange.announcement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.catalogue.Catalogues;
import kaname.catalogue.Sector;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Turns whom an announcement is for into organisations.
@Repository
class Audiences {

    /// The kinds of organisation, as they may be chosen.
    static final Map<String, Text> KINDS =
            Map.of(
                    "operator", Text.of("重要インフラ事業者", "Operators"),
                    "ministry", Text.of("省庁", "Ministries"),
                    "coordinator", Text.of("総合調整の機関", "Coordinators"),
                    "ceptoar", Text.of("セプター事務局", "CEPTOAR offices"),
                    "police", Text.of("警察", "Police"),
                    "data-protection", Text.of("個人情報保護の機関", "Data-protection offices"),
                    "authority", Text.of("その他の官署", "Other authorities"));

    private final JdbcClient jdbc;
    private final Catalogues catalogues;

    Audiences(JdbcClient jdbc, Catalogues catalogues) {
        this.jdbc = jdbc;
        this.catalogues = catalogues;
    }

    /// The same audience with the named organisations by their ids.
    ///
    /// @throws Problem 400 that names every sector, kind and organisation that is not known
    Audience known(Audience audience) {
        List<Problem.Field> wrong = new ArrayList<>();
        Set<String> sectors =
                catalogues.now().sectors().stream().map(Sector::id).collect(Collectors.toSet());
        unknown("/audience/sectors/", audience.sectors(), sectors, wrong);
        unknown("/audience/kinds/", audience.kinds(), KINDS.keySet(), wrong);
        Map<String, String> ids =
                audience.organisations().isEmpty() ? Map.of() : ids(audience.organisations());
        unknown("/audience/organisations/", audience.organisations(), ids.keySet(), wrong);
        if (!wrong.isEmpty()) {
            throw new Problem(
                    400,
                    "invalid-audience",
                    Text.of("宛先に直すところがあります", "Whom it is for needs correcting"),
                    wrong);
        }
        return audience.naming(
                audience.organisations().stream()
                        .map(name -> ids.getOrDefault(name, name))
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static void unknown(
            String pointer, List<String> given, Set<String> known, List<Problem.Field> wrong) {
        for (int i = 0; i < given.size(); i++) {
            if (!known.contains(given.get(i))) {
                wrong.add(
                        new Problem.Field(
                                pointer + i,
                                Text.of("「{0}」はありません", "there is no “{0}”").with(given.get(i))));
            }
        }
    }

    /// By the id or the name in either language; a name that several have names nobody.
    private Map<String, String> ids(List<String> names) {
        Map<String, String> ids = new HashMap<>();
        jdbc.sql(
                        """
                        select n.name, min(o.id) as id
                          from (select distinct name from unnest(?::text[]) as t (name)) n
                          join registry.organisation o on n.name in (o.id, o.name_ja, o.name_en)
                         where o.id <> 'house' group by n.name having count(*) = 1
                        """)
                .param(names.toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString("name"), row.getString("id"));
                });
        return ids;
    }

    /// The organisations that it reaches now, sorted; never the sender, never those who run the
    /// house; of a CEPTOAR office its members and other offices.
    List<String> reached(
            String sender, Audience audience, @Nullable UUID supersedes, boolean office) {
        return jdbc.sql(
                        """
                        select o.id from registry.organisation o
                         where o.id not in (:sender, 'house')
                           and (not :office or o.kind = 'ceptoar' or o.ceptoar = :sender)
                           and (:everyone
                                or (cardinality(:sectors) + cardinality(:kinds) > 0
                                    and (cardinality(:kinds) = 0 or o.kind = any (:kinds))
                                    and (cardinality(:sectors) = 0
                                         or o.id in (select s.organisation from registry.organisation_sector s
                                                      where s.sector = any (:sectors))))
                                or o.id = any (:named)
                                or o.id in (select r.organisation from exchange.announcement_recipient r
                                             where r.announcement = :earlier::uuid and r.sender = :sender))
                         order by o.id collate "C"
                        """)
                .param("sender", sender)
                .param("office", office)
                .param("everyone", audience.everyone())
                .param("sectors", audience.sectors().toArray(String[]::new))
                .param("kinds", audience.kinds().toArray(String[]::new))
                .param("named", audience.organisations().toArray(String[]::new))
                .param("earlier", supersedes == null ? null : supersedes.toString())
                .query(String.class)
                .list();
    }
}
