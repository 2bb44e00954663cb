package kaname.community.circle;

import kaname.platform.Text;

/// Something to choose from, by id.
public record Choice(String id, Text name) {}
