package kaname.framework;

import static org.assertj.core.api.Assertions.assertThat;

import kaname.House;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// While nodes are replaced one by one, some are of the old release.
@Tag("N6")
class RollingReleaseTest {

    @Test
    void anOldNodeThatStartsAgainDoesNotBringItsCatalogueBack() {
        House old = House.ofItsOwn();
        try {
            old.database()
                    .asOwner()
                    .sql(
                            """
                            with latest as (select max(number) as number from framework.edition),
                            made as (
                                insert into framework.edition (number, known_from, cause, release)
                                select number + 1, now(), 'release', sha256('a later release') from latest)
                            insert into framework.edition_file (edition, path, hash)
                            select number + 1, path, hash from latest join framework.edition_file on edition = number
                            """)
                    .update();
            int later = edition(old);

            House restarted = old.anotherNode();
            try {
                assertThat(edition(restarted)).isEqualTo(later);
                assertThat(restarted.bean(Editions.class).edition()).isEqualTo(later);
            } finally {
                restarted.close();
            }
        } finally {
            old.close();
        }
    }

    private static int edition(House house) {
        return house.database()
                .asOwner()
                .sql("select max(number) from framework.edition")
                .query(Integer.class)
                .single();
    }
}
