// Package markup is the tree that every view is written in. One tree has two
// readers: HTML writes it as text for pages that are made ahead of time, and UI
// turns it into go-app elements for the live page. Both show the same, so a page
// does not move when the live one takes over.
//
// Values are text: nothing that a snippet prints or a database returns can
// become markup. An attribute with an empty value is left out on both sides;
// one that is simply present has the value "true".
package markup

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// A Node is an element, a text (Tag is empty) or nothing (both are empty).
type Node struct {
	Tag   string
	Text  string
	Attrs []string // name, value, name, value
	Kids  []Node
	Part  func() app.UI // a live component that stands for this node; HTML writes the node itself
}

// El makes an element with attributes given as name, value pairs.
func El(tag string, attrs ...string) Node {
	if len(attrs)%2 != 0 {
		attrs = append(attrs, "true")
	}
	return Node{Tag: tag, Attrs: attrs}
}

// T makes a text.
func T(text string) Node { return Node{Text: text} }

// With returns n with more children.
func (n Node) With(kids ...Node) Node {
	n.Kids = append(n.Kids[:len(n.Kids):len(n.Kids)], kids...)
	return n
}

// Say returns n with one more child, a text.
func (n Node) Say(text string) Node { return n.With(T(text)) }

// Set returns n with one more attribute.
func (n Node) Set(name, value string) Node {
	n.Attrs = append(n.Attrs[:len(n.Attrs):len(n.Attrs)], name, value)
	return n
}

// Live returns n with the component that stands for it on the live page.
func (n Node) Live(part func() app.UI) Node {
	n.Part = part
	return n
}

// If is n when ok, else nothing.
func If(ok bool, n Node) Node {
	if ok {
		return n
	}
	return Node{}
}

// Attr returns the value of an attribute.
func (n Node) Attr(name string) string {
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if n.Attrs[i] == name {
			return n.Attrs[i+1]
		}
	}
	return ""
}

var void = map[string]bool{"meta": true, "link": true, "input": true, "br": true, "hr": true, "img": true}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\x00", "\uFFFD")

// HTML writes the trees as text.
func HTML(nodes ...Node) string {
	var b strings.Builder
	for _, n := range nodes {
		write(&b, n)
	}
	return b.String()
}

func write(b *strings.Builder, n Node) {
	if n.Tag == "" {
		escape.WriteString(b, n.Text)
		return
	}
	b.WriteString("<" + n.Tag)
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if value := n.Attrs[i+1]; value != "" {
			b.WriteString(" " + n.Attrs[i] + `="`)
			escape.WriteString(b, value)
			b.WriteByte('"')
		}
	}
	b.WriteByte('>')
	if void[n.Tag] {
		return
	}
	if n.Tag == "pre" && len(n.Kids) > 0 && strings.HasPrefix(leading(n), "\n") {
		b.WriteByte('\n') // a parser drops the first line break of a pre
	}
	for _, kid := range n.Kids {
		write(b, kid)
	}
	b.WriteString("</" + n.Tag + ">")
}

// leading is the first text inside n.
func leading(n Node) string {
	for n.Tag != "" {
		if len(n.Kids) == 0 {
			return ""
		}
		n = n.Kids[0]
	}
	return n.Text
}

const svg = "http://www.w3.org/2000/svg"

// UI turns a tree into go-app elements.
func UI(n Node) app.UI { return element(n, "") }

func element(n Node, space string) app.UI {
	if n.Part != nil {
		return n.Part()
	}
	if n.Tag == "" {
		return app.Text(n.Text)
	}
	if n.Tag == "svg" {
		space = svg
	}
	e := app.Elem(n.Tag)
	if space != "" {
		e = e.XMLNS(space)
	}
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if n.Attrs[i+1] != "" {
			e = e.Attr(n.Attrs[i], n.Attrs[i+1])
		}
	}
	kids := make([]app.UI, 0, len(n.Kids))
	for _, kid := range n.Kids {
		if kid.Tag == "" && kid.Text == "" && kid.Part == nil {
			continue
		}
		kids = append(kids, element(kid, space))
	}
	return e.Body(kids...)
}
