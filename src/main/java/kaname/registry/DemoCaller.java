package kaname.registry;

import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Somebody of the demo nation, as whom a room writes what it shows there.
public final class DemoCaller {

    private DemoCaller() {}

    /// @param owner may read every account
    public static Caller of(JdbcClient owner, String login) {
        return owner.sql(
                        """
                        select a.id, a.organisation, a.role, a.title_ja, a.title_en, o.name_ja, o.name_en, o.kind
                          from registry.account a join registry.organisation o on o.id = a.organisation where a.login = ?
                        """)
                .param(login)
                .query((row, _) ->
                        new Caller(
                                row.getObject("id", UUID.class),
                                row.getString("organisation"),
                                Text.of(row.getString("name_ja"), row.getString("name_en")),
                                row.getString("kind"),
                                row.getString("role"),
                                Text.of(row.getString("title_ja"), row.getString("title_en"))))
                .single();
    }
}
