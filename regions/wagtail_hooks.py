"""What regions add to the admin."""

from wagtail import hooks

from regions.viewsets import AreaGroup, RegionViewSet


@hooks.register("register_admin_viewset")
def register_regions() -> list[RegionViewSet | AreaGroup]:
    """List the regions, their municipalities and their other names."""
    return [RegionViewSet(), AreaGroup()]
