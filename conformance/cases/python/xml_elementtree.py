import xml.etree.ElementTree as ET, copy, pickle, io
data = """<?xml version="1.0"?>
<data>
    <country name="Liechtenstein"><rank updated="yes">2</rank><year>2008</year><gdppc>141100</gdppc>
        <neighbor name="Austria" direction="E"/><neighbor name="Switzerland" direction="W"/></country>
    <country name="Singapore"><rank>5</rank><year>2011</year><gdppc>59900</gdppc><neighbor name="Malaysia" direction="N"/></country>
    <country name="Panama"><rank>69</rank><year>2011</year><gdppc>13600</gdppc>
        <neighbor name="Costa Rica" direction="W"/>tail<neighbor name="Colombia" direction="E"/></country>
</data>"""
root = ET.fromstring(data)
print(root.tag, root.attrib, len(root), [c.attrib for c in root], root[0][1].text, repr(root.text), repr(root[0].tail))
for p in [".", "./country", "country", "country/neighbor", ".//neighbor", "./country[@name='Panama']", ".//year/..[@name='Singapore']", ".//*[@name='Singapore']/year", ".//neighbor[2]", "country[last()]", "country[last()-1]", "country[1]", "country[0]", "*", "*/rank", "country[rank]", "country[year='2011']", "country[year!='2011']", ".//rank[.='5']", ".//rank[@updated]", "..", "//year", "/data", "country/", "", "country[", "country[@]", "country[foo()]", "[1]", "x:y", ".//", "country[rank][2]", "*[@name!='Panama']", "{*}country", "country/..", "./", "country//neighbor", "@name", "country/text()", "country[position()=1]", ".//neighbor[@direction='W']"]:
    try: print(p, [(e.tag, e.get("name"), e.text and e.text.strip()) for e in root.findall(p)])
    except Exception as e: print(p, type(e).__name__, e)
print(root.find("country/rank").text, root.findtext("country/year"), root.findtext("nope", "dflt"), root.find("nope"), repr(root.findtext("country/neighbor")))
print([e.tag for e in root.iter()][:5], [e.text for e in root.iter("rank")], "".join(root[2].itertext()).split())
for c in root.findall("country"):
    r = c.find("rank"); r.text = str(int(r.text) + 1); r.set("updated", "yes")
    if int(r.text) > 50: root.remove(c)
print(ET.tostring(root, encoding="unicode"))
a = ET.Element("a", {"x": "1"}, y="2"); b = ET.SubElement(a, "b", z="é<>&\"'\n\t"); b.text = "t<&>\"é"; b.tail = "tail"; c = ET.SubElement(a, "c"); a.append(ET.Comment(" com <x> ")); a.append(ET.PI("php", "echo")); 
for kw in [{}, {"encoding": "unicode"}, {"encoding": "utf-8"}, {"encoding": "UTF-8", "xml_declaration": True}, {"encoding": "iso-8859-1"}, {"method": "html"}, {"method": "text"}, {"short_empty_elements": False}, {"encoding": "unicode", "xml_declaration": True}, {"method": "foo"}, {"encoding": "utf-16"}, {"default_namespace": "u"}]:
    try: print(kw, ET.tostring(a, **kw))
    except Exception as e: print(kw, type(e).__name__, e)
ET.dump(a); ET.indent(a); ET.dump(a); ET.indent(a, space="\t", level=0); print(ET.tostring(a)); ET.indent(root); ET.dump(ET.ElementTree(root))
print(a.get("x"), a.get("q"), a.get("q", 5), a.keys(), a.items(), ET.iselement(a), list(a)[0] is b, a[0:2], len(a), b in a)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def s(el, text): el.text = text; return el
for f in [lambda: ET.Element(), lambda: ET.Element("a", 3), lambda: ET.Element("a", None), lambda: a.append("x"), lambda: a.append(None), lambda: a.insert(0, "x"), lambda: a.extend([1]), lambda: a.extend(3), lambda: a.remove(ET.Element("q")), lambda: a.remove("q"), lambda: a[9], lambda: a["x"], lambda: ET.SubElement("x", "y"), lambda: ET.SubElement(a), lambda: ET.tostring(s(ET.Element("a"), 5)), lambda: ET.tostring(ET.Element(5)), lambda: ET.tostring(ET.Element("a", x=5)), lambda: ET.tostring(ET.Element(None)), lambda: ET.fromstring(5), lambda: ET.fromstring(None), lambda: ET.parse("nope.xml"), lambda: ET.QName("u", "l").text, lambda: repr(ET.QName("u", "l")), lambda: ET.QName("a") == "a", lambda: ET.tostring(ET.Element(ET.QName("u", "l"))), lambda: ET.tostring(ET.Element("{http://www.w3.org/1999/xhtml}p")), lambda: ET.register_namespace("ns1", "x"), lambda: ET.register_namespace("my", "u"), lambda: ET.tostring(ET.fromstring("<a xmlns='u' xmlns:q='v' q:x='1'><q:b/></a>")), lambda: ET.tostring(ET.fromstring("<a xmlns='u'><b/></a>"), default_namespace="u"), lambda: ET.XMLID("<a id='1'><b id='2'/></a>")[1].keys(), lambda: ET.fromstringlist(["<a>", "</a>"]).tag, lambda: ET.tostringlist(ET.Element("a")), lambda: copy.copy(a)[0] is b, lambda: copy.deepcopy(a)[0] is b, lambda: ET.tostring(pickle.loads(pickle.dumps(b))), lambda: repr(a)[:14], lambda: bool(ET.Element("a")), lambda: a.clear(), lambda: len(a), lambda: ET.tostring(a), lambda: ET.indent(a, level=-1), lambda: a.foo, lambda: ET.fromstring("<r xmlns:a='u'><a:x/><a:x/></r>").findall("a:x", {"a": "u"}), lambda: len(ET.fromstring("<r xmlns:a='u'><a:x/><a:x/></r>").findall("{u}x")), lambda: ET.fromstring("<r xmlns='u'><x/></r>").find("x"), lambda: ET.fromstring("<r xmlns='u'><x/></r>").find("{u}x").tag, lambda: ET.fromstring("<r xmlns='u'><x/></r>").find("x", {"": "u"}).tag]: t(f)
tree = ET.parse(io.StringIO(data)); print(tree.getroot().tag, tree.find("country").get("name"), len(tree.findall(".//year"))); out = io.BytesIO(); tree.write(out); print(out.getvalue()[:60]); out = io.BytesIO(); tree.write(out, encoding="utf-8", xml_declaration=True); print(out.getvalue()[:60]); out = io.StringIO(); tree.write(out, encoding="unicode"); print(out.getvalue()[:30])
tree.write("o.xml"); print(ET.parse("o.xml").getroot().tag)
print([(ev, el.tag) for ev, el in ET.iterparse(io.StringIO("<a><b>x</b><c/></a>"), events=("start", "end"))], [e.tag for _, e in ET.iterparse(io.BytesIO(b"<a><b/></a>"))])
class Target:
    def start(self, tag, attrib): print("start", tag, attrib)
    def end(self, tag): print("end", tag)
    def data(self, d): print("data", repr(d))
    def close(self): return "closed"
p = ET.XMLParser(target=Target()); p.feed("<a x='1'>t<b/>u</a>"); print(p.close())
p = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True)); p.feed("<a><!-- hi -->x</a>"); print(ET.tostring(p.close()))
b = ET.TreeBuilder(); b.start("r", {}); b.data("x"); b.start("c", {"k": "v"}); b.end("c"); b.data("y"); b.end("r"); print(ET.tostring(b.close()))
from xml.sax.saxutils import escape, unescape, quoteattr
print(escape("<a & b>"), escape("'x'", {"'": "&apos;"}), unescape("&lt;&amp;lt;&gt;"), quoteattr("a\"b"), quoteattr("a'b\"\n"), quoteattr("x<"))
