"""Templates of others are mended before they are read; what pages say is never touched."""

from jinja2 import DictLoader, Environment

from gongkai.render.valid_templates import ValidTemplates

BOX = '<input class="md-toggle" type="checkbox" id="a" autocomplete="off">'
FIELD = '<input type="text" autocomplete="off">'


def test_a_check_box_of_a_template_loses_what_only_fields_may_have() -> None:
    templates = {"base.html": f"{BOX}{FIELD}{{% block a %}}{{% endblock %}}{{{{ words }}}}"}
    templates["main.html"] = f'{{% extends "base.html" %}}{{% block a %}}{BOX}{{% endblock %}}'
    surroundings = Environment(loader=DictLoader(templates), autoescape=False)  # noqa: S701 - as MkDocs
    surroundings.add_extension(ValidTemplates)
    mended = '<input class="md-toggle" type="checkbox" id="a">'
    told = surroundings.get_template("main.html").render(words=BOX)
    assert told == mended + FIELD + mended + BOX
