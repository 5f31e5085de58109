"""Texts that break formats which do not escape."""

from __future__ import annotations

HOSTILE = {
    "html": "<b>bold</b> & <script>alert(1)</script> &amp; &#60;",
    "pipes": "a | b || c |",
    "markdown": "*star* _under_ `tick` [link](http://x) ~~gone~~ ![i](x) <!-- c -->",
    "heading": "# heading",
    "lists": "1. one\n- two\n+ three\n===\n\n---\n    code",
    "rule row": "| --- | --- |",
    "backslashes": "\\ends with\\",
    "emoji": "\U0001f469‍\U0001f52c and \U0001f389",
    "arabic": "نقطة حول دوران الموظفين",
    "chinese": "关于人员流动的一点",
    "hebrew and latin": "שלום to all",
    "braces": "{{ jinja }} {% raw %} %s $x$ \\u0041",
    "quotes": "\"double\" 'single' “curly”",
}
"""Each stays as it is in every format."""

CONTROLS = "bell\x07 escape\x1b[0m delete\x7f c1\x9b nul\x00 half\ud83d end￾"
CONTROLS_SHOWN = "bell\ufffd escape\ufffd[0m delete\ufffd c1\ufffd nul\ufffd half\ufffd end\ufffd"
LINE_ENDS = "one\r\ntwo\rthree\x0bfour\x0cfive\u2028six\u0085seven"
LINE_ENDS_SHOWN = "one\ntwo\nthree\nfour\nfive\nsix\nseven"
LONG_WORD = "x" * 20_000
LONG_TEXT = ("staff turnover " * 1400)[:20_000].strip()
