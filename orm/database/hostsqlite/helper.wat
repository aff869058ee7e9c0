;; What runs inside SQLite's memory: packing a row, a callback's arguments or
;; bindings as cells (type, length, payload padded to eight bytes), so that one
;; copy between the memories moves many values. Types are SQLite's own numbers:
;; 1 integer, 2 float, 3 text, 4 blob, 5 null.
(module
  (import "env" "memory" (memory 0))
  (import "sqlite" "sqlite3_step" (func $sqlite3_step (param i32) (result i32)))
  (import "sqlite" "sqlite3_column_type" (func $column_type (param i32 i32) (result i32)))
  (import "sqlite" "sqlite3_column_int64" (func $column_int64 (param i32 i32) (result i64)))
  (import "sqlite" "sqlite3_column_double" (func $column_double (param i32 i32) (result f64)))
  (import "sqlite" "sqlite3_column_text" (func $column_text (param i32 i32) (result i32)))
  (import "sqlite" "sqlite3_column_blob" (func $column_blob (param i32 i32) (result i32)))
  (import "sqlite" "sqlite3_column_bytes" (func $column_bytes (param i32 i32) (result i32)))
  (import "sqlite" "sqlite3_value_type" (func $value_type (param i32) (result i32)))
  (import "sqlite" "sqlite3_value_int64" (func $value_int64 (param i32) (result i64)))
  (import "sqlite" "sqlite3_value_double" (func $value_double (param i32) (result f64)))
  (import "sqlite" "sqlite3_value_text" (func $value_text (param i32) (result i32)))
  (import "sqlite" "sqlite3_value_blob" (func $value_blob (param i32) (result i32)))
  (import "sqlite" "sqlite3_value_bytes" (func $value_bytes (param i32) (result i32)))
  (import "sqlite" "sqlite3_strlike" (func $strlike (param i32 i32 i32) (result i32)))
  (import "sqlite" "sqlite3_result_int" (func $result_int (param i32 i32)))
  (import "sqlite" "sqlite3_result_error" (func $result_error (param i32 i32 i32)))
  (import "sqlite" "sqlite3_context_db_handle" (func $db_of (param i32) (result i32)))
  (import "sqlite" "sqlite3_limit" (func $limit (param i32 i32 i32) (result i32)))
  (import "sqlite" "sqlite3_result_error_nomem" (func $result_error_nomem (param i32)))
  (import "sqlite" "sqlite3_malloc" (func $malloc (param i32) (result i32)))
  (import "sqlite" "sqlite3_free" (func $free (param i32)))
  (import "sqlite" "sqlite3_bind_int64" (func $bind_int64 (param i32 i32 i64) (result i32)))
  (import "sqlite" "sqlite3_bind_double" (func $bind_double (param i32 i32 f64) (result i32)))
  (import "sqlite" "sqlite3_bind_text" (func $bind_text (param i32 i32 i32 i32 i32) (result i32)))
  (import "sqlite" "sqlite3_bind_blob" (func $bind_blob (param i32 i32 i32 i32 i32) (result i32)))
  (import "sqlite" "sqlite3_bind_null" (func $bind_null (param i32 i32) (result i32)))

  ;; The loader puts the two copies into this table: copy.wat's, or JavaScript's.
  (type $copy (func (param i32 i32 i32)))
  (table $copies (export "copies") 2 funcref)
  (func (export "copy_in") (param i32 i32 i32)
    (call_indirect $copies (type $copy) (local.get 0) (local.get 1) (local.get 2) (i32.const 0)))
  (func (export "copy_out") (param i32 i32 i32)
    (call_indirect $copies (type $copy) (local.get 0) (local.get 1) (local.get 2) (i32.const 1)))

  (func (export "load32") (param $p i32) (result i32) (i32.load (local.get $p)))
  (func (export "load64") (param $p i32) (result i64) (i64.load (local.get $p)))
  (func (export "store32") (param $p i32) (param $v i32) (i32.store (local.get $p) (local.get $v)))
  (func (export "strlen") (param $p i32) (result i32)
    (local $end i32)
    (local.set $end (local.get $p))
    (block $found
      (loop $next
        (br_if $found (i32.eqz (i32.load8_u (local.get $end))))
        (local.set $end (i32.add (local.get $end) (i32.const 1)))
        (br $next)))
    (i32.sub (local.get $end) (local.get $p)))

  (func $padded (param $n i32) (result i32)
    (i32.and (i32.add (local.get $n) (i32.const 7)) (i32.const -8)))

  ;; One cell at $p, if it ends before $end; the result is where the next begins.
  (func $put_number (param $p i32) (param $end i32) (param $type i32) (param $bits i64) (result i32)
    (if (i32.le_u (i32.add (local.get $p) (i32.const 16)) (local.get $end))
      (then
        (i32.store (local.get $p) (local.get $type))
        (i32.store offset=4 (local.get $p) (i32.const 0))
        (i64.store offset=8 (local.get $p) (local.get $bits))))
    (i32.add (local.get $p) (i32.const 16)))
  (func $put_bytes (param $p i32) (param $end i32) (param $type i32) (param $from i32) (param $n i32) (result i32)
    (local $next i32)
    (local.set $next (i32.add (i32.add (local.get $p) (i32.const 8)) (call $padded (local.get $n))))
    (if (i32.le_u (local.get $next) (local.get $end))
      (then
        (i32.store (local.get $p) (local.get $type))
        (i32.store offset=4 (local.get $p) (local.get $n))
        (if (local.get $n)
          (then (memory.copy (i32.add (local.get $p) (i32.const 8)) (local.get $from) (local.get $n))))))
    (local.get $next))

  ;; The text or blob is asked for before its length: asking may convert it.
  (func $pack_column (param $st i32) (param $i i32) (param $p i32) (param $end i32) (result i32)
    (local $type i32) (local $from i32)
    (local.set $type (call $column_type (local.get $st) (local.get $i)))
    (if (i32.eq (local.get $type) (i32.const 1))
      (then (return (call $put_number (local.get $p) (local.get $end) (i32.const 1)
        (call $column_int64 (local.get $st) (local.get $i))))))
    (if (i32.eq (local.get $type) (i32.const 2))
      (then (return (call $put_number (local.get $p) (local.get $end) (i32.const 2)
        (i64.reinterpret_f64 (call $column_double (local.get $st) (local.get $i)))))))
    (if (i32.eq (local.get $type) (i32.const 5))
      (then (return (call $put_bytes (local.get $p) (local.get $end) (i32.const 5) (i32.const 0) (i32.const 0)))))
    (if (i32.eq (local.get $type) (i32.const 3))
      (then (local.set $from (call $column_text (local.get $st) (local.get $i))))
      (else (local.set $from (call $column_blob (local.get $st) (local.get $i)))))
    (call $put_bytes (local.get $p) (local.get $end) (local.get $type) (local.get $from)
      (call $column_bytes (local.get $st) (local.get $i))))

  (func $pack_row (export "pack_row") (param $st i32) (param $columns i32) (param $buf i32) (param $size i32) (result i32)
    (local $i i32) (local $p i32) (local $end i32)
    (local.set $p (local.get $buf))
    (local.set $end (i32.add (local.get $buf) (local.get $size)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $columns)))
        (local.set $p (call $pack_column (local.get $st) (local.get $i) (local.get $p) (local.get $end)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.sub (local.get $p) (local.get $buf)))

  ;; Result code in the upper half, bytes the row needs in the lower.
  (func (export "step_row") (param $st i32) (param $columns i32) (param $buf i32) (param $size i32) (result i64)
    (local $rc i32) (local $need i32)
    (local.set $rc (call $sqlite3_step (local.get $st)))
    (if (i32.eq (local.get $rc) (i32.const 100))
      (then (local.set $need (call $pack_row (local.get $st) (local.get $columns) (local.get $buf) (local.get $size)))))
    (i64.or
      (i64.shl (i64.extend_i32_u (local.get $rc)) (i64.const 32))
      (i64.extend_i32_u (local.get $need))))

  (func $pack_value (param $v i32) (param $p i32) (param $end i32) (result i32)
    (local $type i32) (local $from i32)
    (local.set $type (call $value_type (local.get $v)))
    (if (i32.eq (local.get $type) (i32.const 1))
      (then (return (call $put_number (local.get $p) (local.get $end) (i32.const 1) (call $value_int64 (local.get $v))))))
    (if (i32.eq (local.get $type) (i32.const 2))
      (then (return (call $put_number (local.get $p) (local.get $end) (i32.const 2)
        (i64.reinterpret_f64 (call $value_double (local.get $v)))))))
    (if (i32.eq (local.get $type) (i32.const 5))
      (then (return (call $put_bytes (local.get $p) (local.get $end) (i32.const 5) (i32.const 0) (i32.const 0)))))
    (if (i32.eq (local.get $type) (i32.const 3))
      (then (local.set $from (call $value_text (local.get $v))))
      (else (local.set $from (call $value_blob (local.get $v)))))
    (call $put_bytes (local.get $p) (local.get $end) (local.get $type) (local.get $from) (call $value_bytes (local.get $v))))

  (func (export "pack_values") (param $argc i32) (param $argv i32) (param $buf i32) (param $size i32) (result i32)
    (local $i i32) (local $p i32) (local $end i32)
    (local.set $p (local.get $buf))
    (local.set $end (i32.add (local.get $buf) (local.get $size)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $argc)))
        (local.set $p (call $pack_value
          (i32.load (i32.add (local.get $argv) (i32.shl (local.get $i) (i32.const 2))))
          (local.get $p) (local.get $end)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.sub (local.get $p) (local.get $buf)))

  ;; SQLite copies texts and blobs (-1, SQLITE_TRANSIENT): the block is used again.
  (func $bind_cell (param $st i32) (param $i i32) (param $p i32) (result i32)
    (local $type i32) (local $n i32)
    (local.set $type (i32.load (local.get $p)))
    (local.set $n (i32.load offset=4 (local.get $p)))
    (if (i32.eq (local.get $type) (i32.const 1))
      (then (return (call $bind_int64 (local.get $st) (local.get $i) (i64.load offset=8 (local.get $p))))))
    (if (i32.eq (local.get $type) (i32.const 2))
      (then (return (call $bind_double (local.get $st) (local.get $i) (f64.load offset=8 (local.get $p))))))
    (if (i32.eq (local.get $type) (i32.const 3))
      (then (return (call $bind_text (local.get $st) (local.get $i) (i32.add (local.get $p) (i32.const 8)) (local.get $n) (i32.const -1)))))
    (if (i32.eq (local.get $type) (i32.const 4))
      (then (return (call $bind_blob (local.get $st) (local.get $i) (i32.add (local.get $p) (i32.const 8)) (local.get $n) (i32.const -1)))))
    (call $bind_null (local.get $st) (local.get $i)))

  (func (export "bind_cells") (param $st i32) (param $n i32) (param $p i32) (result i32)
    (local $i i32) (local $rc i32)
    (local.set $i (i32.const 1))
    (block $done
      (loop $next
        (br_if $done (i32.gt_s (local.get $i) (local.get $n)))
        (br_if $done (local.tee $rc (call $bind_cell (local.get $st) (local.get $i) (local.get $p))))
        (local.set $p (i32.add (local.get $p)
          (if (result i32) (i32.le_u (i32.load (local.get $p)) (i32.const 2))
            (then (i32.const 16))
            (else (i32.add (i32.const 8) (call $padded (i32.load offset=4 (local.get $p))))))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $rc))

  ;; LIKE that matches no blob, as SQLITE_LIKE_DOESNT_MATCH_BLOBS has it. The two
  ;; error texts are put into SQLite's memory by the loader.
  (global $too_complex (mut i32) (i32.const 0))
  (global $one_character (mut i32) (i32.const 0))
  (func (export "like_errors") (param i32 i32)
    (global.set $too_complex (local.get 0))
    (global.set $one_character (local.get 1)))
  (func $arg (param $argv i32) (param $i i32) (result i32)
    (i32.load (i32.add (local.get $argv) (i32.shl (local.get $i) (i32.const 2)))))

  ;; The only character of the text at $p; -1 if there is none or more.
  (func $only_character (param $p i32) (result i32)
    (local $c i32) (local $b i32)
    (local.set $c (i32.load8_u (local.get $p)))
    (if (i32.eqz (local.get $c)) (then (return (i32.const -1))))
    (local.set $p (i32.add (local.get $p) (i32.const 1)))
    (if (i32.ge_u (local.get $c) (i32.const 0xc0))
      (then
        ;; the lead byte's own bits: 5, 4 or 3 of them
        (local.set $c (i32.and (local.get $c)
          (if (result i32) (i32.lt_u (local.get $c) (i32.const 0xe0)) (then (i32.const 0x1f))
            (else (if (result i32) (i32.lt_u (local.get $c) (i32.const 0xf0)) (then (i32.const 0x0f)) (else (i32.const 0x07)))))))
        (block $done
          (loop $next
            (local.set $b (i32.load8_u (local.get $p)))
            (br_if $done (i32.ne (i32.and (local.get $b) (i32.const 0xc0)) (i32.const 0x80)))
            (local.set $c (i32.or (i32.shl (local.get $c) (i32.const 6)) (i32.and (local.get $b) (i32.const 0x3f))))
            (local.set $p (i32.add (local.get $p) (i32.const 1)))
            (br $next)))))
    (if (result i32) (i32.load8_u (local.get $p)) (then (i32.const -1)) (else (local.get $c))))

  ;; A copy of the pattern with $escape written as the character 1, which
  ;; sqlite3_strlike does not take for a wildcard; 0 without memory.
  (func $escaped_otherwise (param $from i32) (param $n i32) (param $escape i32) (result i32)
    (local $copy i32) (local $to i32) (local $c i32)
    (local.set $copy (call $malloc (i32.add (i32.shl (local.get $n) (i32.const 1)) (i32.const 1))))
    (if (i32.eqz (local.get $copy)) (then (return (i32.const 0))))
    (local.set $to (local.get $copy))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.tee $c (i32.load8_u (local.get $from)))))
        (if (i32.eq (local.get $c) (i32.const 1))
          (then ;; an escaped 1
            (i32.store8 (local.get $to) (i32.const 1))
            (local.set $to (i32.add (local.get $to) (i32.const 1)))))
        (if (i32.eq (local.get $c) (local.get $escape))
          (then ;; the escape, and what it stands before
            (i32.store8 (local.get $to) (i32.const 1))
            (local.set $to (i32.add (local.get $to) (i32.const 1)))
            (local.set $from (i32.add (local.get $from) (i32.const 1)))
            (br_if $done (i32.eqz (local.tee $c (i32.load8_u (local.get $from)))))))
        (i32.store8 (local.get $to) (local.get $c))
        (local.set $to (i32.add (local.get $to) (i32.const 1)))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (br $next)))
    (i32.store8 (local.get $to) (i32.const 0))
    (local.get $copy))

  (func (export "like") (param $ctx i32) (param $argc i32) (param $argv i32)
    (local $pattern i32) (local $text i32) (local $escape i32) (local $n i32) (local $copy i32)
    (if (i32.or
          (i32.eq (call $value_type (call $arg (local.get $argv) (i32.const 0))) (i32.const 4))
          (i32.eq (call $value_type (call $arg (local.get $argv) (i32.const 1))) (i32.const 4)))
      (then (call $result_int (local.get $ctx) (i32.const 0)) (return)))
    (local.set $n (call $value_bytes (call $arg (local.get $argv) (i32.const 0))))
    (if (i32.gt_s (local.get $n) (call $limit (call $db_of (local.get $ctx)) (i32.const 8) (i32.const -1)))
      (then (call $result_error (local.get $ctx) (global.get $too_complex) (i32.const -1)) (return)))
    (if (i32.eq (local.get $argc) (i32.const 3))
      (then
        (local.set $escape (call $value_text (call $arg (local.get $argv) (i32.const 2))))
        (if (i32.eqz (local.get $escape)) (then (return)))
        (if (i32.lt_s (local.tee $escape (call $only_character (local.get $escape))) (i32.const 0))
          (then (call $result_error (local.get $ctx) (global.get $one_character) (i32.const -1)) (return)))))
    (local.set $pattern (call $value_text (call $arg (local.get $argv) (i32.const 0))))
    (local.set $text (call $value_text (call $arg (local.get $argv) (i32.const 1))))
    (if (i32.or (i32.eqz (local.get $pattern)) (i32.eqz (local.get $text))) (then (return)))
    ;; % or _ as the escape
    (if (i32.or (i32.eq (local.get $escape) (i32.const 37)) (i32.eq (local.get $escape) (i32.const 95)))
      (then
        (local.set $copy (call $escaped_otherwise (local.get $pattern) (local.get $n) (local.get $escape)))
        (if (i32.eqz (local.get $copy)) (then (call $result_error_nomem (local.get $ctx)) (return)))
        (local.set $pattern (local.get $copy))
        (local.set $escape (i32.const 1))))
    (call $result_int (local.get $ctx) (i32.eqz (call $strlike (local.get $pattern) (local.get $text) (local.get $escape))))
    (if (local.get $copy) (then (call $free (local.get $copy)))))

  ;; What statements may do: everything but ATTACH a file. $flag points to 1 while a
  ;; VACUUM is running, which attaches a database without a name, and to 2 for an ATTACH
  ;; whose name the caller has replaced.
  (func (export "authorize") (param $flag i32) (param $action i32) (param $name i32) (param i32 i32 i32) (result i32)
    (if (i32.ne (local.get $action) (i32.const 24)) (then (return (i32.const 0))))
    (if (i32.eq (i32.load (local.get $flag)) (i32.const 2)) (then (return (i32.const 0))))
    (if (i32.eqz (local.get $name)) (then (return (i32.const 1))))
    (if (i32.eqz (i32.load8_u (local.get $name)))
      (then (return (i32.eqz (i32.load (local.get $flag))))))
    ;; ":memory:" and its NUL
    (if (i64.ne (i64.load (local.get $name)) (i64.const 0x3a79726f6d656d3a)) (then (return (i32.const 1))))
    (i32.load8_u offset=8 (local.get $name))))
