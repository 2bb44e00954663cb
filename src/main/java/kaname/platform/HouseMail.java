package kaname.platform;

/// Mail from the house to one person, such as an invitation; whoever has a post office carries it.
public interface HouseMail {

    /// Whether mail can leave at all.
    boolean open();

    /// Bounded in time, never throws; false if the mail server did not take it.
    boolean send(String to, Text subject, Text body);
}
