package kaname.faults;

/// What may befall a house at any moment.
enum Fault {
    NODE_KILLED,
    DATABASE_KILLED,
    BOTH_KILLED,
    DISK_FULL,
    NODE_FROZEN,
    MAIL_HANGS,
    MAIL_SLOW,
    MAIL_DROPS_AFTER_DATA,
    MAIL_SAYS_LATER,
    MAIL_FAILS
}
