package kaname.platform.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

@ConfigurationProperties("kaname.database")
record DatabaseSettings(
        @Nullable String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("16") int connections) {}
