package dev.rapport.storage;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the transactions of this process.
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
  @Bean
  Transactions transactions(DataSource dataSource) {
    return new Transactions(dataSource);
  }
}
