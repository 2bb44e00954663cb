package kaname.exchange;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The public keys that receipts are and were signed with, for whoever verifies one.
@RestController
class KeysApi {

    private final KeyRing keys;

    KeysApi(KeyRing keys) {
        this.keys = keys;
    }

    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    String keys() {
        return CanonicalJson.compact(keys.publicKeys().jwks());
    }
}
