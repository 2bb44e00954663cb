package kaname.taxii;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import kaname.taxii.look.Look;
import kaname.taxii.look.Sign;
import tools.jackson.databind.json.JsonMapper;

/// What was seen in many objects, as the functions of the database take it: a line an object, and
/// all their signs in one list, because a call for each would be slow.
final class Looks {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param of the place of its object, from 1
    record Placed(int of, @JsonUnwrapped Sign sign) {}

    private Looks() {}

    static String alone(List<Look> looks) {
        return JSON.writeValueAsString(looks);
    }

    static String signs(List<Look> looks) {
        List<Placed> signs = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            int place = i + 1;
            looks.get(i).signs().forEach(sign -> signs.add(new Placed(place, sign)));
        }
        return JSON.writeValueAsString(signs);
    }
}
