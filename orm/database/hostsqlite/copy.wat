;; Copies between the two memories, for browsers that allow a module several.
(module
  (import "go" "mem" (memory $go 0))
  (import "env" "memory" (memory $sqlite 0))
  (func (export "copy_in") (param $to i32) (param $from i32) (param $n i32)
    (memory.copy $sqlite $go (local.get $to) (local.get $from) (local.get $n)))
  (func (export "copy_out") (param $to i32) (param $from i32) (param $n i32)
    (memory.copy $go $sqlite (local.get $to) (local.get $from) (local.get $n))))
