package dev.rapport.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rapport.shared.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAccessTest {
  @Test
  void anAddressGivesUserAndPasswordApartFromTheUrl() {
    DatabaseAccess access =
        DatabaseAccess.parse("postgres://bot:p%40ss+1@db.example.org:6432/rapport?sslmode=require");

    assertThat(access.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example.org:6432/rapport?sslmode=require");
    assertThat(access.user()).isEqualTo("bot");
    assertThat(access.password()).isEqualTo(new Secret("p@ss+1"));
  }

  @Test
  void portUserAndPasswordMayBeMissing() {
    assertThat(DatabaseAccess.parse("postgresql://localhost/rapport"))
        .isEqualTo(new DatabaseAccess("jdbc:postgresql://localhost/rapport", null, null));
    assertThat(DatabaseAccess.parse("postgres://bot@localhost/rapport").user()).isEqualTo("bot");
    assertThat(DatabaseAccess.parse("postgres://bot:@localhost/rapport").password()).isNull();
  }

  @Test
  void aJdbcUrlLosesItsUserAndPasswordToo() {
    DatabaseAccess access =
        DatabaseAccess.parse(
            "jdbc:postgresql://localhost/rapport?user=bot&sslmode=require&password=p%26ss");

    assertThat(access.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost/rapport?sslmode=require");
    assertThat(access.user()).isEqualTo("bot");
    assertThat(access.password()).isEqualTo(new Secret("p&ss"));
    assertThat(DatabaseAccess.parse("jdbc:postgresql://localhost/rapport").jdbcUrl())
        .isEqualTo("jdbc:postgresql://localhost/rapport");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mysql://bot:hunter2@host/x", "postgres://bot:hunter2@ho st/x", "postgres:///x"})
  void whatIsNoAddressIsRefusedWithoutQuotingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseAccess.parse(text))
        .withMessageStartingWith("DATABASE_URL")
        .withMessageNotContaining("hunter2");
  }

  @Test
  void itsTextFormShowsNeitherPasswordNorPlace() {
    assertThat(DatabaseAccess.parse("postgres://bot:hunter2@host/x")).hasToString("a PostgreSQL");
  }
}
