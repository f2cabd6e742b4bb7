package dev.rapport.ops.jobs;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Holds where this process has the role of the scheduler.
final class OnScheduler implements ConfigurationCondition {
  @Override
  public ConfigurationPhase getConfigurationPhase() {
    return ConfigurationPhase.REGISTER_BEAN;
  }

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    var factory = context.getBeanFactory();
    return factory != null
        && factory.getBean(Settings.class).list(Setting.ROLES).contains("scheduler");
  }
}
