package kaname.exchange.statistics;

/// So many incidents of one operator in one cell: its sector, and the type of attack that it told
/// ([#UNTOLD] where no letter says).
record Contribution(String sector, String type, String operator, int incidents) {
    static final String UNTOLD = "untold";
}
