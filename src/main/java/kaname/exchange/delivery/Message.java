package kaname.exchange.delivery;

/// What a mail says, in both languages, Japanese first; `path` is where its link leads.
record Message(String subject, String text, String path) {}
