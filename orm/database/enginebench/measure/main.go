// Command measure compares the database engines in Chromium: both of Diptych's and
// the official JavaScript build, one after the other, several times over, each in a
// new profile. It prints the table of docs/performance.md.
//
//	go run ./orm/database/enginebench/measure -packages web/client [-times 3] [-rounds 4]
//
// It needs Chromium and the npm packages esbuild, wabt and @sqlite.org/sqlite-wasm.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/andybalholm/brotli"

	"github.com/diptych-orm/diptych/orm/database/enginebench"
)

const bench = "orm/database/enginebench"

var (
	packages = flag.String("packages", "web/client", "folder with node_modules")
	times    = flag.Int("times", 3, "how often each engine is measured")
	rounds   = flag.Int("rounds", 4, "rounds of the workloads a visit")
	chromium = flag.String("chromium", "chromium", "the browser")
)

// A subject is one of the programs that are compared.
type subject struct {
	name, label, script string
	files               []string // what is downloaded
}

var subjects = []subject{
	{"hostsqlite", "C build by direct imports", "worker.js", []string{"hostsqlite.wasm", "sqlite3.wasm", "helper.wasm", "copy.wasm"}},
	{"gosqlite", "go-sqlite3", "worker.js", []string{"gosqlite.wasm"}},
	{"official", "official build from JavaScript", "official.js", []string{"sqlite3.wasm", "official.js"}},
}

// A visit is what the page measured; Memory (bytes, peak) and CPU (seconds) are
// the renderer's, over both visits.
type visit struct {
	Engine, Visit, Error string
	Start                float64     // ms from navigation to the first SELECT
	Rounds               [][]float64 // ms by workload
}

type outcome struct {
	fresh, reload visit
	memory        int64
	cpu           float64
}

func main() {
	log.SetFlags(0)
	flag.Parse()
	dir, err := os.MkdirTemp("", "enginebench")
	check(err)
	defer os.RemoveAll(dir)
	build(dir)
	results := map[string][]outcome{}
	for range *times {
		for _, s := range subjects {
			o := run(dir, s)
			log.Printf("%s: start %.0f ms, reload %.0f ms, %d MB, %.1f s", s.name, o.fresh.Start, o.reload.Start, o.memory>>20, o.cpu)
			results[s.name] = append(results[s.name], o)
		}
	}
	table(dir, results)
}

func check(err error) {
	if err != nil {
		log.Fatal("measure: ", err)
	}
}

func command(env []string, name string, args ...string) []byte {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), env...)
	c.Stderr = os.Stderr
	out, err := c.Output()
	check(err)
	return out
}

func build(dir string) {
	js := []string{"GOOS=js", "GOARCH=wasm"}
	for _, name := range []string{"hostsqlite", "gosqlite"} {
		command(js, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", filepath.Join(dir, name+".wasm"), "./"+bench+"/"+name)
	}
	command(nil, "node", "orm/database/hostsqlite/assemble.mjs", dir, *packages)
	copyFile(filepath.Join(*packages, "node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm"), filepath.Join(dir, "sqlite3.wasm"))
	root := strings.TrimSpace(string(command(nil, "go", "env", "GOROOT")))
	copyFile(filepath.Join(root, "lib/wasm/wasm_exec.js"), filepath.Join(dir, "wasm_exec.js"))
	copyFile(filepath.Join(bench, "measure/page.js"), filepath.Join(dir, "page.js"))
	modules, err := filepath.Abs(filepath.Join(*packages, "node_modules"))
	check(err)
	esbuild := filepath.Join(modules, ".bin/esbuild")
	find := []string{"NODE_PATH=" + modules}
	command(find, esbuild, bench+"/measure/worker.mjs", "--bundle", "--minify", "--format=iife", "--log-level=error", "--outfile="+filepath.Join(dir, "worker.js"))
	command(find, esbuild, bench+"/measure/official.mjs", "--bundle", "--minify", "--format=esm", "--log-level=error", "--outfile="+filepath.Join(dir, "official.js"))
}

func copyFile(from, to string) {
	b, err := os.ReadFile(from)
	check(err)
	check(os.WriteFile(to, b, 0o644))
}

// run measures one subject in a Chromium of its own.
func run(dir string, s subject) outcome {
	visits := make(chan visit, 2)
	mux := http.NewServeMux()
	mux.HandleFunc("POST /result", func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		var v visit
		if err := json.Unmarshal(b, &v); err != nil {
			v.Error = err.Error()
		}
		visits <- v
	})
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		name := s.name
		if s.name == "official" {
			b, _ := json.Marshal(map[string]any{"Setup": enginebench.Setup, "InsertGroup": enginebench.InsertGroup, "InsertItem": enginebench.InsertItem,
				"ReadAll": enginebench.ReadAll, "Join": enginebench.Join, "Lookup": enginebench.Lookup,
				"Rows": enginebench.Rows, "Groups": enginebench.Groups, "Lookups": enginebench.Lookups})
			name = string(b)
		}
		job, _ := json.Marshal(map[string]any{"engine": s.name, "rounds": *rounds, "name": name, "script": s.script})
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!doctype html><title>%s</title><script type="application/json" id="job">%s</script><script src="page.js"></script>`, s.name, job)
	})
	files := http.FileServer(http.Dir(dir))
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=31536000, immutable")
		files.ServeHTTP(w, r)
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	server := &http.Server{Handler: mux}
	go server.Serve(listener)
	defer server.Close()
	profile, err := os.MkdirTemp("", "profile")
	check(err)
	defer os.RemoveAll(profile)
	browser := exec.Command(*chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+profile, "http://"+listener.Addr().String()+"/")
	check(browser.Start())
	defer browser.Wait()
	defer browser.Process.Kill()
	var o outcome
	for _, v := range []*visit{&o.fresh, &o.reload} {
		select {
		case *v = <-visits:
		case <-time.After(3 * time.Minute):
			log.Fatalf("measure: %s did not answer", s.name)
		}
		if v.Error != "" {
			log.Fatalf("measure: %s: %s", s.name, v.Error)
		}
	}
	o.memory, o.cpu = renderer(profile)
	return o
}

// renderer finds the peak memory and the processor time of the page's process.
func renderer(profile string) (memory int64, cpu float64) {
	dirs, _ := filepath.Glob("/proc/[0-9]*")
	for _, p := range dirs {
		line, _ := os.ReadFile(p + "/cmdline")
		if !bytes.Contains(line, []byte("--type=renderer")) || !bytes.Contains(line, []byte(profile)) {
			continue
		}
		status, _ := os.ReadFile(p + "/status")
		var peak int64
		for l := range strings.Lines(string(status)) {
			if f := strings.Fields(l); len(f) > 1 && f[0] == "VmHWM:" {
				peak, _ = strconv.ParseInt(f[1], 10, 64)
			}
		}
		if peak<<10 < memory {
			continue
		}
		memory = peak << 10
		stat, _ := os.ReadFile(p + "/stat")
		if f := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:])); len(f) > 12 {
			user, _ := strconv.ParseFloat(f[11], 64)
			system, _ := strconv.ParseFloat(f[12], 64)
			cpu = (user + system) / 100
		}
	}
	return memory, cpu
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

func table(dir string, results map[string][]outcome) {
	row := func(label string, f func(o outcome) float64, format string) {
		fmt.Printf("| %s |", label)
		for _, s := range subjects {
			var all []float64
			for _, o := range results[s.name] {
				all = append(all, f(o))
			}
			fmt.Printf(" "+format+" |", median(all))
		}
		fmt.Println()
	}
	fmt.Print("| |")
	for _, s := range subjects {
		fmt.Printf(" %s |", s.label)
	}
	fmt.Print("\n|---|---:|---:|---:|\n| download, brotli, KB |")
	for _, s := range subjects {
		n := 0
		for _, f := range s.files {
			n += compressed(filepath.Join(dir, f))
		}
		fmt.Printf(" %d |", n/1000)
	}
	fmt.Println()
	row("cold start to the first SELECT, ms", func(o outcome) float64 { return o.fresh.Start }, "%.0f")
	row("the same after a reload, ms", func(o outcome) float64 { return o.reload.Start }, "%.0f")
	for i, name := range enginebench.Names {
		row(name+", first round, ms", func(o outcome) float64 { return o.fresh.Rounds[0][i] }, "%.0f")
		row(name+", steady, ms", func(o outcome) float64 {
			var all []float64
			for _, r := range o.fresh.Rounds[1:] {
				all = append(all, r[i])
			}
			return median(all)
		}, "%.0f")
	}
	row("renderer's peak memory, MB", func(o outcome) float64 { return float64(o.memory >> 20) }, "%.0f")
	row("renderer's processor time, s", func(o outcome) float64 { return o.cpu }, "%.1f")
}

func compressed(file string) int {
	b, err := os.ReadFile(file)
	check(err)
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, 11)
	_, err = w.Write(b)
	check(err)
	check(w.Close())
	return out.Len()
}
