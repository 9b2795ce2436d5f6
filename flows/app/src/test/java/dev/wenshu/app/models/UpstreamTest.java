package dev.wenshu.app.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source;
import dev.wenshu.kernel.Fault;
import java.net.URI;
import org.junit.jupiter.api.Test;

class UpstreamTest {
    @Test
    void keepsWhatWasSaidAndFindsTheDialectOutByItself() {
        Source.Remote remote = Upstream.remote("https://api.deepseek.com/", "deepseek-chat", "DEEPSEEK_API_KEY", null);

        assertThat(remote)
                .isEqualTo(new Source.Remote(
                        URI.create("https://api.deepseek.com"), "deepseek-chat", "DEEPSEEK_API_KEY", "auto"));
    }

    @Test
    void refusesAKeyInTheVariablesPlaceAndDoesNotRepeatIt() {
        for (String key : new String[] {"sk-0123456789abcdef", "0123456789abcdef0123456789abcdef", "lower_case"}) {
            assertThatThrownBy(() -> Upstream.remote("https://host", "m", key, null))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("environment variable")
                    .hasMessageNotContaining(key);
        }
    }

    @Test
    void refusesCredentialsInTheAddressAndDoesNotRepeatThem() {
        assertThatThrownBy(() -> Upstream.address("https://user:secret@host/v1"))
                .isInstanceOf(Fault.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> Upstream.address("https://host/v1?api-key=secret"))
                .isInstanceOf(Fault.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void acceptsTheVersionThatAzureWants() {
        assertThat(Upstream.address("https://x.openai.azure.com?api-version=2024-10-21"))
                .hasQuery("api-version=2024-10-21");
    }

    @Test
    void refusesWhatIsNoWebAddress() {
        for (String address :
                new String[] {"gpu-host:8000", "ftp://host", "file:///etc/passwd", "http://", "http:// x"}) {
            assertThatThrownBy(() -> Upstream.address(address)).isInstanceOf(Fault.class);
        }
    }

    @Test
    void tellsWhereAKeyCouldBeReadOnTheWay() {
        assertThat(Upstream.isReadable(URI.create("http://gpu-host:8000"))).isTrue();
        assertThat(Upstream.isReadable(URI.create("https://gpu-host"))).isFalse();
        assertThat(Upstream.isReadable(URI.create("http://127.0.0.1:8080"))).isFalse();
        assertThat(Upstream.isReadable(URI.create("http://localhost:11434"))).isFalse();
    }
}
