package kaname.registry;

import kaname.platform.Text;

/// An organisation as the directory shows it to everybody.
public record Organisation(String id, Text name, String kind) {}
