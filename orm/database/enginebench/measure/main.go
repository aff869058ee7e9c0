// Command measure compares the database engines in Chromium: both of Diptych's and
// the official JavaScript build, one after the other, several times over, each in a
// new profile. It prints the section of docs/performance.md, or writes it there.
//
//	go run ./orm/database/enginebench/measure [-times 3] [-rounds 4] [-doc docs/performance.md]
//
// A start is measured from the navigation of a browser that is up and quiet: its own
// start belongs to none of the engines. It needs Chromium and the npm packages esbuild, wabt and @sqlite.org/sqlite-wasm.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"math"
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
	doc      = flag.String("doc", "", "the document whose section is replaced")
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
	text := section(dir, results)
	if *doc == "" {
		fmt.Print(text)
		return
	}
	old, err := os.ReadFile(*doc)
	check(err)
	before, _, _ := strings.Cut(string(old), heading)
	check(os.WriteFile(*doc, []byte(strings.TrimRight(before, "\n")+"\n\n"+text), 0o644))
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
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<!doctype html><title>wait</title><script>setTimeout(() => { location = "/visit"; }, 4000);</script>`)
	})
	mux.HandleFunc("GET /visit", func(w http.ResponseWriter, r *http.Request) {
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

// heading begins the section, which is the document's last.
const heading = "## The database engines\n"

// section is the text for the document: the table, and how it stands to the targets.
func section(dir string, results map[string][]outcome) string {
	var out strings.Builder
	out.WriteString(heading)
	fmt.Fprintf(&out, `
A minimal program with each engine, alternating, %d times each, in one Chromium with a new profile a time. Times are the least that was
seen, since whatever else the machine does only adds to them; memory and processor time are medians of the renderer's, over both visits.
Insert writes %d rows in one transaction, read fetches them all, join groups them by %d groups, look-up reads %d by their key.
"First" is a program's first round, "steady" the later ones.

`, *times, enginebench.Rows, enginebench.Groups, enginebench.Lookups)
	values := map[string][]float64{}
	row := func(label, format string, pick func([]float64) float64, f func(o outcome) float64) {
		fmt.Fprintf(&out, "| %s |", label)
		for _, s := range subjects {
			var all []float64
			for _, o := range results[s.name] {
				all = append(all, f(o))
			}
			values[label] = append(values[label], pick(all))
			fmt.Fprintf(&out, " "+format+" |", pick(all))
		}
		out.WriteString("\n")
	}
	out.WriteString("| |")
	for _, s := range subjects {
		fmt.Fprintf(&out, " %s |", s.label)
	}
	out.WriteString("\n|---|---:|---:|---:|\n| download, brotli, KB |")
	for _, s := range subjects {
		n := 0
		for _, f := range s.files {
			n += compressed(filepath.Join(dir, f))
		}
		fmt.Fprintf(&out, " %d |", n/1000)
	}
	out.WriteString("\n")
	const cold, memory = "cold start to the first SELECT, ms", "renderer's peak memory, MB"
	row(cold, "%.0f", slices.Min, func(o outcome) float64 { return o.fresh.Start })
	row("the same after a reload, ms", "%.0f", slices.Min, func(o outcome) float64 { return o.reload.Start })
	var workloads []string
	for i, name := range enginebench.Names {
		first, steady := name+", first, ms", name+", steady, ms"
		workloads = append(workloads, first, steady)
		row(first, "%.0f", slices.Min, func(o outcome) float64 { return o.fresh.Rounds[0][i] })
		row(steady, "%.0f", slices.Min, func(o outcome) float64 {
			var all []float64
			for _, r := range o.fresh.Rounds[1:] {
				all = append(all, r[i])
			}
			return slices.Min(all)
		})
	}
	row(memory, "%.0f", median, func(o outcome) float64 { return float64(o.memory >> 20) })
	row("renderer's processor time, s", "%.1f", median, func(o outcome) float64 { return o.cpu })

	// The first subject is the page's engine, the second go-sqlite3, the third JavaScript's.
	against := func(other int, labels ...string) (least, most float64) {
		least = math.Inf(1)
		for _, l := range labels {
			v := values[l]
			least, most = min(least, v[other]/v[0]), max(most, v[0]/v[other])
		}
		return least, most
	}
	start, _ := against(1, cold)
	slowest, _ := against(1, workloads...)
	_, share := against(1, memory)
	_, worst := against(2, workloads...)
	fmt.Fprintf(&out, `
Against go-sqlite3: cold start %.1f times as fast (target 3), every workload at least %.1f times as fast (target 1), %.0f%% of the
memory (target under 50%%). Against the official build from JavaScript: the worst workload takes %.2f times as long (target at most 1.5).
`, start, slowest, share*100, worst)
	return out.String()
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
