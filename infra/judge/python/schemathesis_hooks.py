"""What Schemathesis 4.32 has to be told before it judges the REST side."""

import re

import schemathesis
from schemathesis import GenerationMode


@schemathesis.serializer("application/x-ndjson")
def lines_of_json(ctx, value):
    return value if isinstance(value, (bytes, str)) else str(value)


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """It writes `prefixItems` in the words of an older JSON Schema, and then finds them wrong."""
    without_prefix_items(raw_schema)


def without_prefix_items(node):
    if isinstance(node, dict):
        if "prefixItems" in node:
            node["items"] = {"anyOf": node.pop("prefixItems")}
        for child in node.values():
            without_prefix_items(child)
    elif isinstance(node, list):
        for child in node:
            without_prefix_items(child)


SAID_TWICE = {"commandId": "Idempotency-Key", "expectedVersion": "If-Match"}
NO_WORDS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@schemathesis.hook
def before_call(context, case, kwargs):
    """Rules that OpenAPI has no words for, or that the document leaves out, since they help nobody."""
    if case.meta is None:
        return
    broken = [str(where) for where, part in case.meta.components.items() if part.mode == GenerationMode.NEGATIVE]
    if case.headers and isinstance(case.body, dict) and not any("header" in where.lower() for where in broken):
        # A header stands for a field that is left out, and must not differ from one that is there.
        for field, header in SAID_TWICE.items():
            if field in case.body or broken:
                case.headers.pop(header, None)
    if case.meta.generation.mode == GenerationMode.POSITIVE:
        case.body = legible(case.body)
        case.query = legible(case.query)
        if case.headers:
            # What nobody has recorded is waited for in vain.
            case.headers.pop("X-After-Position", None)


def legible(value):
    """A text is for people: it holds something to read, and no control characters."""
    if isinstance(value, str):
        return NO_WORDS.sub("x", value)
    if isinstance(value, dict):
        return {name: legible(each) for name, each in value.items()}
    return [legible(each) for each in value] if isinstance(value, list) else value
