package hostsqlite

import "unsafe"

// ptr is an address in SQLite's memory.
type ptr = uint32

// The functions that sqlite3.wasm exports. loader.mjs asserts that all of them
// are there; the names without a doc comment are SQLite's own.

//go:wasmimport sqlite sqlite3_libversion
func xLibVersion() ptr

//go:wasmimport sqlite sqlite3_open_v2
func xOpen(name, pdb ptr, flags int32, vfs ptr) int32

//go:wasmimport sqlite sqlite3_close_v2
func xClose(db ptr) int32

//go:wasmimport sqlite sqlite3_extended_result_codes
func xExtendedCodes(db ptr, on int32) int32

//go:wasmimport sqlite sqlite3__wasm_db_config_ip
func xConfig(db ptr, op, on int32, pout ptr) int32

//go:wasmimport sqlite sqlite3_limit
func xLimit(db ptr, id, v int32) int32

//go:wasmimport sqlite sqlite3_status64
func xStatus(op int32, pnow, phigh ptr, reset int32) int32

//go:wasmimport sqlite sqlite3_prepare_v3
func xPrepare(db, sql ptr, n int32, flags uint32, pst, ptail ptr) int32

//go:wasmimport sqlite sqlite3_step
func xStep(st ptr) int32

//go:wasmimport sqlite sqlite3_reset
func xReset(st ptr) int32

//go:wasmimport sqlite sqlite3_finalize
func xFinalize(st ptr) int32

//go:wasmimport sqlite sqlite3_clear_bindings
func xClearBindings(st ptr) int32

//go:wasmimport sqlite sqlite3_bind_parameter_count
func xBindCount(st ptr) int32

//go:wasmimport sqlite sqlite3_bind_parameter_name
func xBindName(st ptr, i int32) ptr

//go:wasmimport sqlite sqlite3_column_count
func xColumnCount(st ptr) int32

//go:wasmimport sqlite sqlite3_column_name
func xColumnName(st ptr, i int32) ptr

//go:wasmimport sqlite sqlite3_column_decltype
func xColumnDeclType(st ptr, i int32) ptr

//go:wasmimport sqlite sqlite3_column_table_name
func xColumnTable(st ptr, i int32) ptr

//go:wasmimport sqlite sqlite3_column_origin_name
func xColumnOrigin(st ptr, i int32) ptr

//go:wasmimport sqlite sqlite3_errmsg
func xErrMsg(db ptr) ptr

//go:wasmimport sqlite sqlite3_errstr
func xErrStr(code int32) ptr

//go:wasmimport sqlite sqlite3_error_offset
func xErrOffset(db ptr) int32

//go:wasmimport sqlite sqlite3_changes64
func xChanges(db ptr) int64

//go:wasmimport sqlite sqlite3_total_changes64
func xTotalChanges(db ptr) int64

//go:wasmimport sqlite sqlite3_last_insert_rowid
func xRowID(db ptr) int64

//go:wasmimport sqlite sqlite3_get_autocommit
func xAutocommit(db ptr) int32

//go:wasmimport sqlite sqlite3_progress_handler
func xProgress(db ptr, n int32, fn, arg ptr)

//go:wasmimport sqlite sqlite3_trace_v2
func xTrace(db ptr, mask uint32, fn, arg ptr) int32

//go:wasmimport sqlite sqlite3_expanded_sql
func xExpanded(st ptr) ptr

//go:wasmimport sqlite sqlite3_stmt_readonly
func xReadOnly(st ptr) int32

//go:wasmimport sqlite sqlite3_serialize
func xSerialize(db, schema, psize ptr, flags uint32) ptr

//go:wasmimport sqlite sqlite3_deserialize
func xDeserialize(db, schema, data ptr, n, room int64, flags uint32) int32

//go:wasmimport sqlite sqlite3_malloc64
func xMalloc(n int64) ptr

//go:wasmimport sqlite sqlite3_free
func xFree(p ptr)

//go:wasmimport sqlite sqlite3_create_function_v2
func xCreateFunction(db, name ptr, n, enc int32, app, scalar, step, final, destroy ptr) int32

//go:wasmimport sqlite sqlite3_create_window_function
func xCreateWindow(db, name ptr, n, enc int32, app, step, final, value, inverse, destroy ptr) int32

//go:wasmimport sqlite sqlite3_create_collation_v2
func xCreateCollation(db, name ptr, enc int32, app, cmp, destroy ptr) int32

//go:wasmimport sqlite sqlite3_set_authorizer
func xAuthorizer(db, fn, arg ptr) int32

//go:wasmimport sqlite sqlite3_user_data
func xUserData(ctx ptr) ptr

//go:wasmimport sqlite sqlite3_aggregate_context
func xAggContext(ctx ptr, n int32) ptr

//go:wasmimport sqlite sqlite3_result_int64
func xResultInt(ctx ptr, v int64)

//go:wasmimport sqlite sqlite3_result_double
func xResultFloat(ctx ptr, v float64)

//go:wasmimport sqlite sqlite3_result_text
func xResultText(ctx, p ptr, n, destroy int32)

//go:wasmimport sqlite sqlite3_result_blob
func xResultBlob(ctx, p ptr, n, destroy int32)

//go:wasmimport sqlite sqlite3_result_null
func xResultNull(ctx ptr)

//go:wasmimport sqlite sqlite3_result_error
func xResultError(ctx, p ptr, n int32)

//go:wasmimport sqlite sqlite3_result_error_toobig
func xResultTooBig(ctx ptr)

//go:wasmimport sqlite sqlite3_result_error_nomem
func xResultNoMem(ctx ptr)

// The helper module (helper.wat) and the copies between the memories.

// hSlotBase is the index in SQLite's function table from which on Go's callbacks
// stand, in the order of the slot constants.
//
//go:wasmimport helper slot_base
func hSlotBase() ptr

//go:wasmimport helper load32
func hLoad32(p ptr) uint32

//go:wasmimport helper load64
func hLoad64(p ptr) int64

//go:wasmimport helper store32
func hStore32(p ptr, v uint32)

//go:wasmimport helper strlen
func hStrlen(p ptr) int32

// hCopyIn copies n bytes from Go's memory to SQLite's.
//
//go:noescape
//go:wasmimport helper copy_in
func hCopyIn(dst ptr, src unsafe.Pointer, n int32)

// hCopyOut copies n bytes from SQLite's memory to Go's.
//
//go:noescape
//go:wasmimport helper copy_out
func hCopyOut(dst unsafe.Pointer, src ptr, n int32)

// hStepRow steps and, where there is a row, packs it into buf. The result holds
// the result code in its upper half and the bytes that the row needs in its
// lower; where they are more than size, buf holds nothing of use and hPackRow
// packs the same row into a larger one.
//
//go:wasmimport helper step_row
func hStepRow(st ptr, columns int32, buf ptr, size int32) int64

//go:wasmimport helper pack_row
func hPackRow(st ptr, columns int32, buf ptr, size int32) int32

// hBindCells binds n cells to the parameters from the first on and returns a
// result code.
//
//go:wasmimport helper bind_cells
func hBindCells(st ptr, n int32, cells ptr) int32

// hPackValues packs a callback's arguments into buf and returns the bytes that
// they need.
//
//go:wasmimport helper pack_values
func hPackValues(argc int32, argv, buf ptr, size int32) int32
