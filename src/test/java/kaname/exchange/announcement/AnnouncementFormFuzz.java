package kaname.exchange.announcement;

import java.util.List;
import kaname.fuzz.FuzzTarget;
import kaname.platform.Problem;

/// What somebody writes to many is taken as it may be released, or every place to correct is named
/// beside its field.
final class AnnouncementFormFuzz implements FuzzTarget {

    @Override
    public void take(byte[] input) {
        AnnouncementForm form = AnnouncementForm.read(FuzzTarget.form(input));
        FuzzTarget.promise(form.key().length() == 36 && form.reach() >= 0, form);
        try {
            Draft draft = form.entered().checked();
            FuzzTarget.promise(
                    !draft.title().isBlank()
                            && !draft.text().isBlank()
                            && draft.title().lines().count() == 1,
                    draft);
        } catch (Problem refused) {
            FuzzTarget.promiseNamed(refused);
            FuzzTarget.promise(!form.refused(refused).errors().isEmpty(), refused);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "kind=advice&basis=cited&instrument=jp-acd&article=3&title=%E7%82%B9%E6%A4%9C&text=a%0D%0Ab"
                    + "&tlp=TLP%3AGREEN&everyone=true&key=0190f0a0-0000-7000-8000-000000000001",
                "kind=guidance&basis=none&title=a&text=b&tlp=TLP%3ARED&named=minato%0Asora&reach=2",
                "kind=information&title=a&text=b&tlp=TLP%3ACLEAR&sectors=port&kinds=operator"
                        + "&supersedes=0190f0a0-0000-7000-8000-000000000001&withdraws=true");
    }

    @Override
    public List<String> words() {
        return List.of(
                "kind=",
                "basis=",
                "named=",
                "tlp=TLP%3AAMBER%2BSTRICT",
                "supersedes=",
                "%00",
                "%E2%80%AE",
                "%E2%80%A8",
                "%0D",
                "%F0%9F%98%80",
                "%20",
                "title=");
    }
}
