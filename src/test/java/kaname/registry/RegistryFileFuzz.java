package kaname.registry;

import java.util.List;
import kaname.fuzz.FuzzTarget;

/// An administrator's YAML is read, or every finding says where.
final class RegistryFileFuzz implements FuzzTarget {

    @Override
    public void take(byte[] input) {
        RegistryFile.Reading reading = RegistryFile.read(FuzzTarget.text(input));
        FuzzTarget.promise(
                reading.organisations().isEmpty() != reading.findings().isEmpty(),
                FuzzTarget.text(input));
        reading.findings()
                .forEach(finding -> FuzzTarget.promise(!finding.detail().en().isBlank(), finding));
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                """
                organisations:
                  - id: minato
                    name: {ja: 港, en: Port}
                    country: JP
                    sectors: [port]
                    statuses:
                      - {is: designated, from: 2026-04-01}
                    people:
                      - {name: {ja: 甲, en: A}, roles: [reporter]}
                """,
                "a: &a [x, x]\nb: &b [*a, *a]\norganisations: [*b, *b]\n",
                "organisations: !!java.util.Date 1\n---\nx: |\n  y\n",
                "? [a, b]\n: !<tag:yaml.org,2002:int> \"1\"\n");
    }
}
