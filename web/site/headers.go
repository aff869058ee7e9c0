package site

import (
	"fmt"
	"strings"
)

// A Rule is a path pattern and the headers of what it matches. A later rule
// replaces headers of an earlier one. Patterns end in * or are exact.
type Rule struct {
	Pattern string
	Headers [][2]string
}

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; " +
	"style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "

// Rules are the headers of the site, for every server that holds it: the one
// that build.sh starts and the one that netlify.toml describes.
var Rules = []Rule{
	{"/*", [][2]string{
		{"Content-Security-Policy", policy + "frame-ancestors 'none'"},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
		{"Cache-Control", "no-cache"},
	}},
	{"/embed/*", [][2]string{{"Content-Security-Policy", policy + "frame-ancestors *"}}},
	{"/course/*", [][2]string{{"Content-Security-Policy", policy + "frame-src 'self'; frame-ancestors 'none'"}}},
	{"/a/*", [][2]string{{"Cache-Control", "public, max-age=31536000, immutable"}}},
	{"/a/*.wasm", [][2]string{{"Content-Type", "application/wasm"}}},
	{"/diptych-play.js", [][2]string{{"Access-Control-Allow-Origin", "*"}}},
}

func (r Rule) matches(path string) bool {
	head, tail, wild := strings.Cut(r.Pattern, "*")
	if !wild {
		return path == r.Pattern
	}
	return strings.HasPrefix(path, head) && strings.HasSuffix(path, tail) && len(path) >= len(head)+len(tail)
}

// Headers are the headers of a path.
func Headers(path string) map[string]string {
	out := map[string]string{}
	for _, r := range Rules {
		if r.matches(path) {
			for _, h := range r.Headers {
				out[h[0]] = h[1]
			}
		}
	}
	return out
}

// Netlify is the text of netlify.toml. That server adds up the headers of all
// rules that match, so each rule is written with everything its paths get.
func Netlify(goVersion, nodeVersion string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# Written by "go run ./cmd/site netlify": the build and the headers of web/site/headers.go.
[build]
  command = "./build.sh"
  publish = "dist"

[build.environment]
  GO_VERSION = %q
  NODE_VERSION = %q

[build.processing]
  skip_processing = true
`, goVersion, nodeVersion)
	for _, r := range Rules {
		fmt.Fprintf(&b, "\n[[headers]]\n  for = %q\n  [headers.values]\n", r.Pattern)
		for _, h := range r.Headers {
			fmt.Fprintf(&b, "    %s = %q\n", h[0], h[1])
		}
	}
	return b.String()
}
