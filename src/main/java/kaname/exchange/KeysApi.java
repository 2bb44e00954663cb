package kaname.exchange;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The public keys that receipts are signed with, for whoever verifies one.
@RestController
class KeysApi {

    private final Signer signer;

    KeysApi(Signer signer) {
        this.signer = signer;
    }

    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    String keys() {
        return signer.publicKeys();
    }
}
