package dev.rapport.ops.health;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.AdditionalPathsMapper;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;

/// The groups of health, which are there when asked for but not told to everybody: `/health` says
/// the status and nothing else.
record UnlistedGroups(HealthEndpointGroups groups)
    implements HealthEndpointGroups, AdditionalPathsMapper {
  @Override
  public HealthEndpointGroup getPrimary() {
    return groups.getPrimary();
  }

  @Override
  public Set<String> getNames() {
    return Set.of();
  }

  @Override
  public @Nullable HealthEndpointGroup get(String name) {
    return groups.get(name);
  }

  @Override
  public @Nullable HealthEndpointGroup get(AdditionalHealthEndpointPath path) {
    return groups.get(path);
  }

  /// Boot takes for granted that its groups tell this, too; there are none.
  @Override
  public List<String> getAdditionalPaths(EndpointId endpoint, WebServerNamespace server) {
    return List.of();
  }
}
