package io.eventplane.director.specs.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are called. */
class GuardedNamesTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static GuardedNames guard(String allowed, String address) {
        return new GuardedNames(allowed, host -> new InetAddress[] {InetAddress.getAllByName(address)[0]});
    }

    @Nested
    class WithoutExceptions {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0.0.0.0",
                    "10.0.0.1",
                    "100.64.0.1",
                    "100.100.100.200",
                    "127.0.0.1",
                    "127.255.255.254",
                    "168.63.129.16",
                    "169.254.169.254",
                    "172.16.0.1",
                    "172.31.255.255",
                    "192.0.0.192",
                    "192.0.2.1",
                    "192.168.1.1",
                    "198.18.0.1",
                    "203.0.113.9",
                    "224.0.0.1",
                    "239.255.255.250",
                    "240.0.0.1",
                    "255.255.255.255",
                    "::",
                    "::1",
                    "::ffff:127.0.0.1",
                    "::ffff:a9fe:a9fe",
                    "::7f00:1",
                    "64:ff9b::a9fe:a9fe",
                    "64:ff9b:1::a00:1",
                    "100::1",
                    "2001::1",
                    "2001:db8::1",
                    "2002:7f00:1::",
                    "3fff::1",
                    "5f00::1",
                    "fc00::1",
                    "fd00:ec2::254",
                    "fe80::1",
                    "fec0::1",
                    "ff02::1"
                })
        void nothing_that_is_not_public_is_called(String address) {
            assertThatThrownBy(() -> guard("", address).resolve("some.example", SOON))
                    .isInstanceOf(RefusedAddressException.class)
                    .hasMessage("some.example is at an address that is not public and not in"
                            + " eventplane.director.fetch.allowed-hosts");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1.1.1.1",
                    "9.255.255.255",
                    "11.0.0.0",
                    "93.184.215.14",
                    "100.63.255.255",
                    "172.15.255.255",
                    "172.32.0.0",
                    "192.167.255.255",
                    "223.255.255.255",
                    "2606:4700:4700::1111",
                    "2a00:1450:4001:82a::200e"
                })
        void what_is_public_is_called(String address) throws UnknownHostException {
            assertThat(guard("", address).resolve("some.example", SOON))
                    .containsExactly(InetAddress.getAllByName(address));
        }

        @Test
        void a_name_without_an_address_has_none() {
            var guard = new GuardedNames("", host -> {
                throw new UnknownHostException(host);
            });

            assertThatThrownBy(() -> guard.resolve("nowhere.example", SOON))
                    .isInstanceOf(UnknownHostException.class)
                    .isNotInstanceOf(RefusedAddressException.class);
        }
    }

    @Nested
    class WithExceptions {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "10.1.2.3",
                    "10.0.0.0/8",
                    " 10.1.2.0/24 , ::1",
                    "0.0.0.0/0",
                    "specs.corp.example",
                    "SPECS.corp.example",
                    "*.corp.example"
                })
        void what_is_allowed_is_called(String allowed) throws UnknownHostException {
            assertThat(guard(allowed, "10.1.2.3").resolve("specs.corp.example", SOON))
                    .hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"10.1.2.4", "10.1.3.0/24", "::/0", "corp.example", "*.specs.corp.example", "*"})
        void what_is_not_meant_is_not_called(String allowed) {
            assertThatThrownBy(() -> guard(allowed, "10.1.2.3").resolve("specs.corp.example", SOON))
                    .isInstanceOf(RefusedAddressException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "corp.example/8", "/", "::1/129"})
        void what_is_no_range_is_refused_at_the_start(String allowed) {
            assertThatThrownBy(() -> guard(allowed, "10.1.2.3"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("allowed-hosts: " + allowed);
        }

        @Test
        void hosts_are_named_by_name_or_address() {
            var guard = guard("specs.corp.example, 10.0.0.0/8, ::1", "10.1.2.3");

            assertThat(guard.names("specs.corp.example")).isTrue();
            assertThat(guard.names("10.9.9.9")).isTrue();
            assertThat(guard.names("[::1]")).isTrue();
            assertThat(guard.names("11.9.9.9")).isFalse();
            assertThat(guard.names("else.corp.example")).isFalse();
        }
    }
}
