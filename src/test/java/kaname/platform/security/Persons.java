package kaname.platform.security;

import java.util.UUID;
import kaname.House;

/// People of the demo nation with a password of their own.
final class Persons {

    static final String PASSWORD = "four unrelated words here";

    private Persons() {}

    /// A new login at that organisation.
    static String of(House house, String organisation, String role) {
        return of(house, organisation, role, new BoundedEncoder().encode(PASSWORD));
    }

    static String of(House house, String organisation, String role, String hash) {
        String login = "person-" + UUID.randomUUID();
        house.database()
                .asOwner()
                .sql(
                        """
                        insert into registry.account (id, organisation, login, role, title_ja, title_en, password_hash)
                        values (gen_random_uuid(), ?, ?, ?, '係', 'Desk', ?)
                        """)
                .params(organisation, login, role, hash)
                .update();
        return login;
    }
}
