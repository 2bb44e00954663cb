package kaname.filing.support;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.FactReader;
import kaname.catalogue.FactWords;
import kaname.incident.Dossier;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Gathers what helps a reporter: three statements, however much there is.
@Service
@Transactional(readOnly = true)
public class SupportBack {

    private static final Duration LATELY = Duration.ofDays(30);

    /// Fewer than this and a count would speak about somebody: the policy of the house.
    static final int ENOUGH_TO_HIDE_AMONG = 3;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Catalogues catalogues;
    private final Clock clock;
    private final List<Checklist> checklists = Checklist.all();

    SupportBack(JdbcClient jdbc, Catalogues catalogues, Clock clock) {
        this.jdbc = jdbc;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /// For the operator whose incident it is; others get the checklists and nothing else.
    public Support of(Dossier dossier) {
        UUID incident = dossier.incident().id();
        return new Support(
                checklists.stream().filter(list -> list.fits(dossier.facts())).toList(),
                alike(incident),
                earlier(incident),
                phones(incident));
    }

    private List<Support.Alike> alike(UUID incident) {
        FactWords words = new FactWords(catalogues.now().vocabulary());
        Instant since = clock.instant().minus(LATELY);
        return jdbc.sql("select * from incident.alike(?, ?, ?)")
                .params(incident, Timestamp.from(since), ENOUGH_TO_HIDE_AMONG)
                .query((row, _) ->
                        new Support.Alike(
                                value(words, row.getString("fact"), row.getString("value")),
                                row.getInt("operators")))
                .list();
    }

    private Text value(FactWords words, String fact, String json) {
        Object value =
                FactReader.forExamples(catalogues.now().vocabulary())
                        .read(Map.of(fact, JSON.readTree(json)))
                        .facts()
                        .value(fact);
        return value == null ? Text.same(fact) : words.value(fact, value);
    }

    private List<Support.Earlier> earlier(UUID incident) {
        return jdbc.sql(
                        """
                        select i.id, i.title, i.opened_at from incident.incident i
                          join incident.incident here on here.id = ? and here.operator = i.operator
                                                     and here.exercise = i.exercise
                         where i.id <> here.id and i.opened_at < here.opened_at
                           and exists (select from incident.fact f
                                         join incident.fact h on h.incident = here.id and h.fact = f.fact
                                                             and h.value = f.value
                                        where f.incident = i.id and f.fact in ('attack_type', 'phenomenon')
                                          and f.value not in ('"none"', '"unknown"', '"other"'))
                         order by i.opened_at desc, i.id limit 5
                        """)
                .param(incident)
                .query((row, _) ->
                        new Support.Earlier(
                                row.getObject("id", UUID.class),
                                row.getString("title"),
                                row.getTimestamp("opened_at").toInstant()))
                .list();
    }

    private List<Support.Phone> phones(UUID incident) {
        return jdbc.sql("select * from exchange.reachable(?)")
                .param(incident)
                .query((row, _) ->
                        new Support.Phone(
                                Text.of(
                                        row.getString("organisation_ja"),
                                        row.getString("organisation_en")),
                                Text.of(row.getString("name_ja"), row.getString("name_en")),
                                row.getString("phone")))
                .list();
    }
}
