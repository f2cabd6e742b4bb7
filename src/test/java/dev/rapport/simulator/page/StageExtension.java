package dev.rapport.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One browser for all test classes, one stage for each test.
final class StageExtension implements ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(StageExtension.class);

  /// A browser with what drives it.
  private static final class Driven implements AutoCloseable {
    private final Playwright playwright = Browsers.playwright();
    private final Browser browser;

    private Driven() {
      browser = Browsers.ofThisMachine().launch(playwright);
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Stage.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Driven driven =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Driven.class, _ -> new Driven(), Driven.class);
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(Stage.class, _ -> new Stage(driven.browser), Stage.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    @Nullable Stage stage = context.getStore(NAMESPACE).get(Stage.class, Stage.class);
    if (stage == null || context.getExecutionException().isPresent()) return;
    assertThat(stage.complaints()).as("complaints in the browser's console").isEmpty();
  }
}
