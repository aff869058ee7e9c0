package site

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// Compressible are the kinds of file that are sent compressed.
var compressible = map[string]bool{".html": true, ".js": true, ".css": true, ".json": true, ".wasm": true, ".bin": true, ".svg": true}

var types = map[string]string{".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".json": "application/json", ".wasm": "application/wasm", ".bin": "application/octet-stream", ".svg": "image/svg+xml", ".png": "image/png"}

// Compress puts a .br and a .gz beside each file of the site. What was
// compressed once is taken from the cache folder, by content. level is Brotli's: 9
// is quick; 11 saves a tenth of a program and takes a minute for it.
func Compress(dir, cache string, level int) error {
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return err
	}
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !compressible[filepath.Ext(name)] {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		br := func(data []byte) ([]byte, error) { return packBrotli(data, level) }
		for ext, pack := range map[string]func([]byte) ([]byte, error){".br": br, ".gz": packGzip} {
			kept := filepath.Join(cache, hex.EncodeToString(sum[:12])+"."+strconv.Itoa(level)+ext)
			packed, err := os.ReadFile(kept)
			if errors.Is(err, fs.ErrNotExist) {
				if packed, err = pack(data); err == nil {
					err = os.WriteFile(kept, packed, 0o644)
				}
			}
			if err != nil {
				return err
			}
			if err := os.WriteFile(name+ext, packed, 0o644); err != nil {
				return err
			}
		}
		return nil
	})
}

func packBrotli(data []byte, level int) ([]byte, error) {
	var b bytes.Buffer
	// the largest window that browsers take: a program of 27 MB is a hundredth smaller with it
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: level, LGWin: 24})
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

func packGzip(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}

// Server serves a built site with its headers, types and compressed files.
func Server(dir string) http.Handler {
	files := os.DirFS(dir)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			http.Error(w, "only GET", http.StatusMethodNotAllowed)
			return
		}
		name, status := strings.TrimPrefix(path.Clean(r.URL.Path), "/"), http.StatusOK
		if name == "" {
			name = "."
		}
		if info, err := fs.Stat(files, name); err == nil && info.IsDir() {
			if !strings.HasSuffix(r.URL.Path, "/") {
				http.Redirect(w, r, r.URL.Path+"/", http.StatusMovedPermanently)
				return
			}
			name = path.Join(name, "index.html")
		}
		for key, value := range Headers(r.URL.Path) {
			w.Header().Set(key, value)
		}
		data, encoding, err := pick(files, name, r.Header.Get("Accept-Encoding"))
		if err != nil {
			name, status = "404.html", http.StatusNotFound
			if data, encoding, err = pick(files, name, r.Header.Get("Accept-Encoding")); err != nil {
				http.NotFound(w, r)
				return
			}
			w.Header().Set("Cache-Control", "no-cache")
			w.Header().Del("Content-Type")
		}
		sum := sha256.Sum256(data)
		tag := `"` + hex.EncodeToString(sum[:8]) + `"`
		h := w.Header()
		h.Set("Vary", "Accept-Encoding")
		h.Set("Etag", tag)
		if encoding != "" {
			h.Set("Content-Encoding", encoding)
		}
		if h.Get("Content-Type") == "" {
			kind := types[path.Ext(name)]
			if kind == "" {
				kind = mime.TypeByExtension(path.Ext(name))
			}
			h.Set("Content-Type", kind)
		}
		if status == http.StatusOK && r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.WriteHeader(status)
		if r.Method == http.MethodGet {
			_, _ = w.Write(data) // the reader may have gone; there is nobody to tell
		}
	})
}

func pick(files fs.FS, name, accept string) (data []byte, encoding string, err error) {
	for _, e := range [][2]string{{"br", ".br"}, {"gzip", ".gz"}} {
		if accepts(accept, e[0]) {
			if data, err = fs.ReadFile(files, name+e[1]); err == nil {
				return data, e[0], nil
			}
		}
	}
	data, err = fs.ReadFile(files, name)
	return data, "", err
}

func accepts(header, encoding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) == encoding && strings.TrimSpace(q) != "q=0" {
			return true
		}
	}
	return false
}
