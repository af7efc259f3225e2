"""The JSON Schema of a command's output, made from the types of `model/views.py` and `model/report_views.py`."""

from typing import Any, get_type_hints

from msgspec.json import schema_components

from followup_md.model import report_views, views

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def describe_schema(name: str) -> dict[str, Any]:
    """Return the schema of one of `views.OUTPUTS`, with its keys in the order of the output."""
    (whole,), parts = schema_components((views.OUTPUTS[name],), ref_template="#/$defs/{name}")
    types, ordered = {**vars(report_views), **vars(views)}, {}
    for part, schema in parts.items():
        keys = list(get_type_hints(types[part]))  # msgspec sorts them
        ordered[part] = {
            **schema,
            "properties": {key: schema["properties"][key] for key in keys},
            "required": [key for key in keys if key in schema["required"]],
        }
    return {"$schema": _DIALECT, "$id": f"urn:followup-md:schema:{name}:1", **whole, "$defs": ordered}
