import html

print(html.escape('<a href="x">Tom & \'Jerry\'</a>'), html.escape("'\"", quote=False), html.unescape("&lt;b&gt; &amp; &quot;x&quot; &#39;y&#x27; &copy; &eacute; &nbsp;| &euro; &hellip; &bogus; &amp &#0; &#128;"))
print(html.unescape("no entities"), html.unescape("&notin;"[:5]), html.unescape(html.escape("<>&\"'")))
