"""The terms under which others may use a village's data."""

from gongkai.model.settings import Settings


def licence_of(settings: Settings) -> dict[str, str]:
    """Return the licence as a Data Package tells it; empty where the village names none."""
    licence = settings.data_licence
    return {"title": licence.name, "path": licence.site_url} if licence else {}
