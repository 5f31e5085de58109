"""YAML 1.2 with places: plain data, every key and value with its line and column.

Only nodes are composed, nothing is constructed: no tag can call anything, a date stays the text
that was written, and `08:30` and `yes` are text, as YAML 1.2 has it.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from runofshow.programme.findings import Path, shown
from runofshow.programme.tree import DEEPEST, MOST_VALUES, Place, Tree, TreeBuilder, TreeError

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

__all__ = ["read_yaml"]

_STANDARD_TAG = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(
    _STANDARD_TAG + kind
    for kind in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp", "merge", "value")
)
_INTEGER = re.compile(r"[-+]?[0-9]{1,20}")
_NULLS = ("", "~", "null", "Null", "NULL")
_QUOTE_IT = "put the text in quotes"

# What the parser says, in the order looked for: what it means to someone who writes a programme.
_SAYINGS = (
    (r"found character '\\t'", "a tab stands here", "use spaces, never tabs, to indent and to part"),
    (
        "mapping values are not allowed",
        "a second colon, or a line indented further than its key",
        "put text that holds a colon in quotes, or align the line with its neighbours",
    ),
    (
        "could not find expected ':'",
        "a key without its colon",
        "write key: value, with a space after the colon",
    ),
    ("found unexpected end of stream", "a quote that is never closed", "close the text with the same quote"),
    (
        "found unexpected document separator",
        "a quote that is never closed",
        "close the text with the same quote",
    ),
    (
        "expected <block end>",
        "this line is not aligned with those it belongs to",
        "indent it by as many spaces as its neighbours, or put the text before it in quotes",
    ),
    (r"expected ',' or '[]}]'", "a bracket that is never closed", "close it, or put the text in quotes"),
    (
        "expected '<document start>'",
        "this stands outside of the programme",
        "align it with the keys at the top, or put it in quotes",
    ),
    ("expected the node content", "a mark stands where a value belongs", _QUOTE_IT),
    ("found undefined alias", "a * begins an alias, and no anchor has its name", _QUOTE_IT),
    ("alphabetic or numeric character", "a * or & begins an alias or an anchor", _QUOTE_IT),
    ("unknown escape character", "a backslash that means nothing inside double quotes", "write it twice"),
    (
        "expected a single document",
        "a second document begins",
        "a file holds one programme: take out the ---",
    ),
    ("incompatible YAML", "a version of YAML that is not known here", "take out the line that begins with %"),
    ("found character", "this character cannot begin a text", _QUOTE_IT),
    ("sequence entries are not allowed", "a list cannot begin here", "begin it on a line of its own"),
    ("tag", "a text that begins with ! is a tag", _QUOTE_IT),
    (
        "indentation indicator|expected a comment or a line break",
        "after | or > only + or - may stand",
        "begin the text on the next line",
    ),
)


def read_yaml(text: str) -> Tree:
    """Read a document; raises TreeError at the first thing that is no YAML, or not plain enough."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    builder = _YamlBuilder(text)
    try:
        node = _compose(text, builder)
    except ReaderError as wrong:
        hint = "take it out"
        place = builder.lines.place(wrong.position)
        raise TreeError("an unprintable character stands here", hint, place) from None
    except MarkedYAMLError as wrong:
        raise _explained(wrong, builder) from None
    except (YAMLError, RecursionError, ValueError, AssertionError) as wrong:
        hint = "write it as the example programmes do"
        raise TreeError(f"no YAML: {shown(str(wrong))}", hint, Place(1, 1)) from None
    if node is not None:
        builder.tree.data = builder.value(node, ())
    return builder.tree


def _compose(text: str, builder: TreeBuilder) -> Node | None:
    """Nodes and their marks. The limits stop the parser as soon as they are passed."""
    from ruamel.yaml import YAML
    from ruamel.yaml.composer import Composer, MaxDepthExceededError

    class Counting(Composer):
        count = 0

        def compose_node(self, parent: Any, index: Any) -> Any:
            self.count += 1
            if self.count > MOST_VALUES:
                builder.stop_at_size(self.parser.peek_event().start_mark.index)
            return super().compose_node(parent, index)

    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = Counting
    yaml.composer.warn_double_anchors = False
    yaml.max_depth = DEEPEST
    try:
        node: Node | None = yaml.compose(text)
    except MaxDepthExceededError as wrong:
        builder.stop_at_depth(wrong.problem_mark.index)
    return node


class _YamlBuilder(TreeBuilder):
    def value(self, node: Node, path: Path, key: Node | None = None) -> Any:
        """The plain data of a node; an alias is read again wherever it stands.

        `key`: it tells the place of what has none of its own, of nothing and of an alias.
        """
        from ruamel.yaml.nodes import MappingNode, ScalarNode

        index = node.start_mark.index
        if key is not None and (index < key.start_mark.index or index == node.end_mark.index):
            index = key.start_mark.index
        self.enter(path, index)
        tag = str(node.tag)
        if tag not in _PLAIN_TAGS:
            message = f"a tag stands here, {shown(tag.removeprefix(_STANDARD_TAG))}"
            self.error(path, message, f"take it out, or {_QUOTE_IT}", index)
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        return [self.value(item, (*path, position)) for position, item in enumerate(node.value)]

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        from ruamel.yaml.nodes import ScalarNode

        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                hint = "write a word as the key, and put text that holds { or [ in quotes"
                self.error(path, "a key that is no word", hint, key.start_mark.index)
                continue
            name = self.text(key.value, key.start_mark.index)
            place = self.key(found, (*path, name), key.start_mark.index)
            # An alias that stands for its own parent has no end; `enter` stops it at the deepest level.
            found.setdefault(name, self.value(value, place, key))
        return found

    def _scalar(self, node: ScalarNode) -> Any:
        """What YAML 1.2 makes of a plain scalar; whatever else it may look like is text."""
        text = self.text(node.value, node.start_mark.index)
        kind = str(node.tag).rpartition(":")[2]
        if kind == "null" and text in _NULLS:
            return None
        if kind == "bool" and text.lower() in ("true", "false"):
            return text.lower() == "true"
        if kind == "int" and _INTEGER.fullmatch(text):
            return int(text)
        if kind == "float":
            return _float(text)
        return text


def _float(text: str) -> float | str:
    try:
        number = float(text)
    except ValueError:
        return text
    return number if math.isfinite(number) else text


def _explained(wrong: MarkedYAMLError, builder: TreeBuilder) -> TreeError:
    """The parser's complaint in the words of someone who writes a programme."""
    said = f"{wrong.context or ''} {wrong.problem or ''}"
    mark = wrong.problem_mark or wrong.context_mark
    for pattern, message, hint in _SAYINGS:
        if re.search(pattern, said):
            # What was never closed is put right where it was opened.
            if "never closed" in message and wrong.context_mark:
                mark = wrong.context_mark
            return TreeError(message, hint, builder.lines.place(mark.index))
    hint = "compare it with the example programmes"
    return TreeError(f"no YAML: {shown(said.strip())}", hint, builder.lines.place(mark.index if mark else 0))
