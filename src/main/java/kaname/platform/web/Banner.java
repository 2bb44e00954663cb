package kaname.platform.web;

import java.util.Optional;
import kaname.platform.Text;

/// Something that stands above every page of those who are signed in, with a link to what it is
/// about. Asked for each page: answer from memory.
public interface Banner {

    record Words(Text text, String link) {}

    Optional<Words> words();
}
