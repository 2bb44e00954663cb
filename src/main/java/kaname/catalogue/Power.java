package kaname.catalogue;

import java.util.List;
import kaname.platform.Text;

/// A statutory power to use for the purposes `to` what was told for another, with the instrument
/// that gives it.
public record Power(String id, String instrument, Text article, List<Purpose> to, Source source) {}
