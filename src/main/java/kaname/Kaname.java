package kaname;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The front door.
@SpringBootApplication
public class Kaname {

    private Kaname() {}

    static void main(String[] arguments) {
        System.out.println(arguments.length);
    }
}
